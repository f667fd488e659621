<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 6, Verse. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="lg" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="l" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="@part ! ('part-' || .)"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="@n" mode="m:line-number"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- Every fifth line shows its number. -->
  <xsl:template match="@n[. castable as xs:integer][xs:integer(.) mod 5 eq 0]" mode="m:line-number"
      as="element()">
    <xsl:sequence select="f:generated('line-number', . || ' ')"/>
  </xsl:template>

  <xsl:template match="caesura" mode="m:html" as="element()">
    <xsl:sequence select="f:generated('caesura', ' ‖ ')"/>
  </xsl:template>

  <xsl:template match="rhyme | metDecl | metSym" mode="m:html" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

</xsl:stylesheet>
