<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 6: verse. -->
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

  <xsl:template match="lg" mode="m:book" as="node()*">
    <b:stanza><xsl:call-template name="f:content"/></b:stanza>
  </xsl:template>

  <xsl:template match="l" mode="m:book" as="node()*">
    <b:verse-line>
      <xsl:copy-of select="@n[. castable as xs:integer][xs:integer(.) mod 5 eq 0]"/>
      <xsl:call-template name="f:content"/>
    </b:verse-line>
  </xsl:template>

  <!-- A line that is quoted within a sentence. -->
  <xsl:template match="caesura" mode="m:book" as="node()*">
    <xsl:text>  </xsl:text>
  </xsl:template>

</xsl:stylesheet>
