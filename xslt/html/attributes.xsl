<?xml version="1.0" encoding="UTF-8"?>
<!-- Attributes: what an element of TEI gives to the element of HTML that stands for it. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="*" mode="m:attributes" as="attribute()*">
    <xsl:param name="class" as="xs:string*" select="()"/>
    <xsl:apply-templates select="@xml:id, @facs, @xml:lang" mode="m:attributes"/>
    <xsl:apply-templates select="." mode="m:direction"/>
    <xsl:variable name="classes" as="xs:string*">
      <xsl:apply-templates select="." mode="m:class"/>
      <xsl:sequence select="$class"/>
    </xsl:variable>
    <xsl:if test="(@cert or @hand or @evidence) and not(self::certainty or f:block(.))">
      <xsl:sequence select="f:hint(.)"/>
    </xsl:if>
    <xsl:if test="exists($classes)">
      <xsl:attribute name="class" select="if (exists(tail($classes))) then distinct-values($classes) else $classes"/>
    </xsl:if>
    <xsl:variable name="unread" as="xs:string*">
      <xsl:apply-templates select="." mode="m:unread"/>
    </xsl:variable>
    <xsl:if test="exists($unread)">
      <xsl:sequence select="f:not($unread)"/>
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

  <!-- The direction that the source's appearance says, … -->
  <xsl:template match="*[@style][matches(@style, '(^|[;\s])direction:\s*(rtl|ltr)')]" mode="m:direction" as="attribute(dir)" priority="1">
    <xsl:attribute name="dir" select="replace(@style, '^(.*[;\s])?direction:\s*(rtl|ltr).*$', '$2', 's')"/>
  </xsl:template>

  <!-- … or that the letters of a block have, where the encoding does not say its language. -->
  <xsl:template match="p[f:runs-right-to-left(.)] | ab[f:runs-right-to-left(.)] | l[f:runs-right-to-left(.)]
        | head[f:runs-right-to-left(.)] | item[f:runs-right-to-left(.)] | cell[f:runs-right-to-left(.)]"
      mode="m:direction" as="attribute(dir)">
    <xsl:attribute name="dir" select="'rtl'"/>
  </xsl:template>

  <!-- The class of an element is its name, unless HTML's own element says as much. -->
  <xsl:template match="*" mode="m:class" as="xs:string*">
    <xsl:sequence select="local-name(), f:looks(.)"/>
  </xsl:template>

  <xsl:template match="p | row | hi | lb | graphic" mode="m:class" as="xs:string*">
    <xsl:sequence select="f:looks(.)"/>
  </xsl:template>

  <!-- Returns the classes for how the source looks and is written there. -->
  <xsl:function name="f:looks" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element[@rend or @rendition or @style]) then (f:appearance($element), $element/@style ! f:writing(.)) else ()"/>
  </xsl:function>

  <!-- Kinds that an edition's CSS may set: by their type, or their unit. -->
  <xsl:template match="seg[@type] | ab[@type] | lg[@type] | head[@type] | label[@type] | item[@type] | list[@type]
        | note[@type] | quote[@type] | q[@type] | stage[@type] | figure[@type] | table[@type] | row[@type]
        | cell[@type] | titlePart[@type] | floatingText[@type] | fw[@type] | rs[@type] | hi[@type] | milestone[@unit]"
      mode="m:class" as="xs:string*">
    <xsl:next-match/>
    <xsl:sequence select="@type ! ('type-' || f:class(.)), self::milestone/@unit ! ('unit-' || f:class(.))"/>
  </xsl:template>

  <!-- Returns an attribute. -->
  <xsl:function name="f:attribute" as="attribute()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:attribute name="{$name}" select="$value"/>
  </xsl:function>

  <!-- Returns the language and the direction of a note for where it stands apart from what it is a note to. -->
  <xsl:function name="f:language-apart" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="tag" as="xs:string?" select="$element/ancestor-or-self::*[@xml:lang][1]/@xml:lang"/>
    <xsl:variable name="around" as="xs:string"
        select="($context/c:context/c:document[1]/@lang/string()[. ne ''], $f:language)[1]"/>
    <xsl:if test="exists($tag) and not(f:language-tag($tag) eq f:language-tag($around))">
      <xsl:where-populated>
        <xsl:attribute name="lang" select="f:language-tag($tag)"/>
      </xsl:where-populated>
      <xsl:if test="f:direction($tag) ne f:direction($around)">
        <xsl:attribute name="dir" select="f:direction($tag)"/>
      </xsl:if>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
