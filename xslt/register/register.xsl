<?xml version="1.0" encoding="UTF-8"?>
<!-- The registers: one list, one kind of page, for all kinds of entities. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:passage" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <xsl:include href="list.xsl"/>
  <xsl:include href="entity.xsl"/>
  <xsl:include href="relations.xsl"/>
  <xsl:include href="mentions.xsl"/>
  <xsl:include href="passages.xsl"/>

</xsl:stylesheet>
