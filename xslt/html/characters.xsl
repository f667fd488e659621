<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 5, Characters, glyphs, and writing modes. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="g" mode="m:html" as="element()">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </span>
  </xsl:template>

  <!-- A glyph that stands for itself: its mapping where the document describes it, else its name. -->
  <xsl:template match="g[not(node())]" mode="m:html" priority="1" as="element()">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:for-each select="(@type, @ref ! replace(., '^.*[#:/]', ''))[. ne ''][1]">
        <xsl:attribute name="title" select="."/>
      </xsl:for-each>
      <xsl:variable name="sign" as="xs:string" select="f:glyph(.)"/>
      <xsl:value-of select="if (f:divides-word(.)) then translate($sign, ' ', '') else $sign"/>
    </span>
  </xsl:template>

  <!-- A hyphen that only the end of the source's line put there, as the Text Creation Partnership writes
       it: the word goes on. -->
  <xsl:template match="g[not(node())][matches(@ref, '[#:]EOL(un)?hyphen$')]" mode="m:html" priority="2"
      as="element()">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:text>&#xAD;</xsl:text>
    </span>
  </xsl:template>

  <!-- The description of characters, where a document holds it. -->
  <xsl:template match="charDecl | char | glyph | mapping | localProp | unicodeProp | unihanProp"
      mode="m:html" as="node()+">
    <xsl:call-template name="f:labelled"/>
  </xsl:template>

  <xsl:template match="localProp | unicodeProp | unihanProp" mode="m:said" as="element()">
    <xsl:sequence select="f:generated('value', @name || ' = ' || @value || ' ')"/>
  </xsl:template>

</xsl:stylesheet>
