<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI P4 to P5: what is called otherwise since 2007 gets its new name, what stood in attributes and
     is text stands in elements; no word is changed. -->
<xsl:package name="urn:edition:package:upgrade" package-version="1.0" version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:m="urn:edition:modes"
  declared-modes="yes"
  exclude-result-prefixes="#all">

  <xsl:import href="upgrade/elements.xsl"/>

  <xsl:param name="overrides" as="xs:string" static="yes" select="'overrides.xsl'"/>

  <xsl:mode name="m:upgrade" visibility="public" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <xsl:template match="/" mode="m:upgrade" as="document-node()">
    <xsl:document>
      <xsl:apply-templates select="*" mode="m:p5"/>
    </xsl:document>
  </xsl:template>

  <xsl:include _href="{$overrides}"/>
</xsl:package>
