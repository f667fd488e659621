<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI to TEI: what two outputs need to agree on is settled here, once. -->
<xsl:package name="urn:edition:package:prepare" package-version="1.0" version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  declared-modes="yes"
  exclude-result-prefixes="#all">

  <xsl:import href="prepare/10-notes.xsl"/>

  <xsl:param name="overrides" as="xs:string" static="yes" select="'overrides.xsl'"/>

  <xsl:mode name="m:prepare" visibility="public" on-no-match="fail" on-multiple-match="fail"
    use-accumulators="f:app-number f:note-number"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <xsl:template match="/" mode="m:prepare" as="document-node()">
    <xsl:document>
      <xsl:apply-templates select="*" mode="m:number-notes"/>
    </xsl:document>
  </xsl:template>

  <xsl:include _href="{$overrides}"/>
</xsl:package>
