<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 18, Simple analytic mechanisms: sentences, clauses, words, which show as nothing but
     their text. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="s | cl | phr | w | m | c | pc" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Interpretations point at the text; their words are no words of it. -->
  <xsl:template match="interp | interpGrp | span | spanGrp" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:sign(' [')"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign('] ')"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
