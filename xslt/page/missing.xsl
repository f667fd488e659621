<?xml version="1.0" encoding="UTF-8"?>
<!-- The page that a server shows at an address where there is nothing. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:missing" as="element()">
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="f:label('missing')"/>
      <xsl:with-param name="head" as="element()">
        <meta name="robots" content="noindex"/>
      </xsl:with-param>
      <xsl:with-param name="main" as="element()+">
        <h1><xsl:value-of select="f:label('missing')"/></h1>
        <p><xsl:value-of select="f:label('missing.why')"/></p>
        <p><a href="{f:link('documents.html')}"><xsl:value-of select="f:label('withheld.others')"/></a></p>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
