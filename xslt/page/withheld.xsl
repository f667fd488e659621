<?xml version="1.0" encoding="UTF-8"?>
<!-- The page at the address of a document that was published and is withheld at present: it says so,
     and nothing of the document. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:withheld" as="element()">
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="f:label('withheld')"/>
      <xsl:with-param name="head" as="element()">
        <meta name="robots" content="noindex"/>
      </xsl:with-param>
      <xsl:with-param name="main" as="element()+">
        <h1><xsl:value-of select="f:label('withheld')"/></h1>
        <p><xsl:value-of select="f:label('withheld.why')"/></p>
        <p><a href="{f:link('documents.html')}"><xsl:value-of select="f:label('withheld.others')"/></a></p>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
