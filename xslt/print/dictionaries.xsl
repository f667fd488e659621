<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 9: dictionaries. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="entry | entryFree | superEntry | dictScrap" mode="m:book" as="node()*">
    <b:hanging><xsl:call-template name="f:content"/></b:hanging>
  </xsl:template>

  <xsl:template match="entry[f:element-only(.)] | superEntry" mode="m:book" as="node()*" priority="1">
    <b:hanging><xsl:call-template name="f:spaced-content"/></b:hanging>
  </xsl:template>

  <xsl:template match="orth" mode="m:book" as="node()*">
    <b:hi look="bold"><xsl:call-template name="f:content"/></b:hi>
  </xsl:template>

  <xsl:template match="gramGrp | pos | gen | usg" mode="m:book" as="node()*">
    <b:hi look="italic"><xsl:call-template name="f:spaced-content"/></b:hi>
  </xsl:template>

  <xsl:template match="sense | hom | re | etym" mode="m:book" as="node()*">
    <b:span><xsl:call-template name="f:spaced-content"/></b:span>
  </xsl:template>

</xsl:stylesheet>
