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
      <xsl:apply-templates select="." mode="m:here"/>
      <xsl:apply-templates select="@n" mode="m:line-number"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="l" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="@part ! ('part-' || .), f:set-in(.)"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="@n" mode="m:line-number"/>
      <xsl:sequence select="f:counted-line(.)"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- Returns the class that sets a part of a shared line in, as far as the parts before it are long: in
       steps of five letters. -->
  <xsl:function name="f:set-in" as="xs:string?">
    <xsl:param name="line" as="element()"/>
    <xsl:if test="$line/@part = ('M', 'F')">
      <xsl:variable name="letters" as="xs:integer"
          select="sum(f:parts-before($line) ! string-length(f:reading-text(node()))) cast as xs:integer"/>
      <xsl:sequence select="('after-' || min((($letters + 2) idiv 5, 12)))[$letters gt 0]"/>
    </xsl:if>
  </xsl:function>

  <!-- Every fifth line shows its number, and so does one that breaks the count ("11a"); of the parts
       of a shared line the first. -->
  <xsl:template match="@n[f:numbers-line(.)]" mode="m:line-number" as="element()">
    <xsl:sequence select="f:generated('line-number', . || ' '[not(current()/../@break = 'no')])"/>
  </xsl:template>

  <!-- The halves of a line stand apart. -->
  <xsl:template match="caesura" mode="m:html" as="element()">
    <span class="caesura" data-generated="">
      <xsl:apply-templates select="@xml:id" mode="m:attributes"/>
      <xsl:text>&#x2003;</xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="rhyme | metDecl | metSym" mode="m:html" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

</xsl:stylesheet>
