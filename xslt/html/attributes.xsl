<?xml version="1.0" encoding="UTF-8"?>
<!-- Attributes: what an element of TEI gives to the element of HTML that stands for it. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="*" mode="m:attributes" as="attribute()*">
    <xsl:param name="class" as="xs:string*" select="()"/>
    <xsl:apply-templates select="@xml:id, @xml:lang" mode="m:attributes"/>
    <xsl:variable name="classes" as="xs:string*">
      <xsl:apply-templates select="." mode="m:class"/>
      <xsl:sequence select="$class"/>
    </xsl:variable>
    <xsl:sequence select=".[@cert or @hand or @evidence][not(self::certainty or f:block(.))] ! f:hint(.)"/>
    <xsl:if test="exists($classes)">
      <xsl:attribute name="class" select="distinct-values($classes)"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="@xml:id" mode="m:attributes" as="attribute()">
    <xsl:attribute name="id" select="."/>
  </xsl:template>

  <xsl:template match="@xml:lang" mode="m:attributes" as="attribute()*">
    <xsl:variable name="direction" as="xs:string" select="f:direction(.)"/>
    <xsl:where-populated>
      <xsl:attribute name="lang" select="f:language-tag(.)"/>
    </xsl:where-populated>
    <xsl:if test="$direction ne f:direction((../../ancestor-or-self::*/@xml:lang)[last()])">
      <xsl:attribute name="dir" select="$direction"/>
    </xsl:if>
  </xsl:template>

  <!-- The class of an element is its name, unless HTML's own element says as much. -->
  <xsl:template match="*" mode="m:class" as="xs:string*">
    <xsl:sequence select="local-name(), f:appearance(.)"/>
  </xsl:template>

  <xsl:template match="p | row | hi | lb | graphic" mode="m:class" as="xs:string*">
    <xsl:sequence select="f:appearance(.)"/>
  </xsl:template>

  <!-- Kinds that an edition's CSS may set: by their type, or their unit. -->
  <xsl:template match="(seg | ab | lg | head | label | item | list | note | quote | q | stage | figure | table | row
        | cell | titlePart | floatingText | fw | rs | hi)[@type] | milestone[@unit]" mode="m:class" priority="1"
      as="xs:string*">
    <xsl:next-match/>
    <xsl:sequence select="@type ! ('type-' || f:class(.)), self::milestone/@unit ! ('unit-' || f:class(.))"/>
  </xsl:template>

</xsl:stylesheet>
