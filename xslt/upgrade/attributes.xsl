<?xml version="1.0" encoding="UTF-8"?>
<!-- The attributes of P4: ids, languages, and what points by an id (IDREF) instead of an address. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:d="urn:edition:diagnostics"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  exclude-result-prefixes="#all">

  <xsl:key name="f:id" match="*[@id]" use="@id"/>
  <xsl:key name="f:sigil" match="witness[@sigil]" use="@sigil"/>

  <!-- What the document type declaration gave to every element says nothing. -->
  <xsl:template match="@TEIform" mode="m:p5"/>

  <xsl:template match="@id" mode="m:p5" as="attribute()">
    <xsl:attribute name="xml:id" select="."/>
  </xsl:template>

  <xsl:template match="@lang" mode="m:p5" as="attribute()">
    <xsl:attribute name="xml:lang" select="f:language-code(.)"/>
  </xsl:template>

  <xsl:template match="language/@id" mode="m:p5" as="attribute()" priority="1">
    <xsl:attribute name="ident" select="f:language-code(.)"/>
  </xsl:template>

  <xsl:template match="language/@wsd" mode="m:p5"/>

  <!-- Languages had any id, and many editions gave them their English names. -->
  <xsl:variable name="f:codes" as="map(xs:string, xs:string)" select="map{
      'arabic': 'ar', 'armenian': 'hy', 'coptic': 'cop', 'dutch': 'nl', 'english': 'en', 'french': 'fr',
      'german': 'de', 'greek': 'grc', 'hebrew': 'he', 'italian': 'it', 'latin': 'la', 'portuguese': 'pt',
      'russian': 'ru', 'spanish': 'es', 'syriac': 'syc', 'welsh': 'cy'}"/>

  <!-- Returns the tag of a language that P4 names. -->
  <xsl:function name="f:language-code" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="($f:codes(lower-case($name)), translate($name, '_', '-'))[1]"/>
  </xsl:function>

  <!-- Attributes that hold ids. -->
  <xsl:template mode="m:p5" as="attribute()"
    match="@target | @targetEnd | @who | @hand | @wit | @corresp | @synch | @sameAs | @copyOf | @next | @prev
         | @exclude | @select | @ana | @inst | @decls | @script | @perf | @trans | @start | @end | @since
         | handShift/@new | handShift/@old | span/@from | span/@to | app/@from | app/@to | timeline/@origin">
    <xsl:attribute name="{name()}" select="tokenize(.) ! f:pointer(., current()/..)"/>
  </xsl:template>

  <xsl:template match="@targets" mode="m:p5" as="attribute()">
    <xsl:attribute name="target" select="tokenize(.) ! f:pointer(., current()/..)"/>
  </xsl:template>

  <xsl:template match="addSpan/@to | delSpan/@to" mode="m:p5" as="attribute()">
    <xsl:attribute name="spanTo" select="f:pointer(., ..)"/>
  </xsl:template>

  <!-- Who is responsible was said in any words, of which P5 makes a pointer; those that are no id
       cannot be one. -->
  <xsl:template match="@resp" mode="m:p5" as="attribute()">
    <xsl:attribute name="d:resp" select="."/>
  </xsl:template>

  <xsl:template match="@resp[exists(key('f:id', string(), root()))]" mode="m:p5" priority="1" as="attribute()">
    <xsl:attribute name="resp" select="'#' || ."/>
  </xsl:template>

  <!-- Returns an id as an address; what is one already stays, as does what may be a siglum. -->
  <xsl:function name="f:pointer" as="xs:string">
    <xsl:param name="value" as="xs:string"/>
    <xsl:param name="from" as="node()"/>
    <xsl:variable name="witness" as="element()?" select="key('f:sigil', $value, root($from))[1]"/>
    <xsl:sequence select="
        if (exists(key('f:id', $value, root($from)))) then '#' || $value
        else if ($witness) then '#' || ($witness/@id, $value)[1]
        else if (matches($value, '[#:/]|\.[a-z]+$')) then $value
        else '#' || $value"/>
  </xsl:function>

  <!-- A siglum is the witness's id, if it can be one. -->
  <xsl:template match="witness/@sigil" mode="m:p5" as="attribute()">
    <xsl:attribute name="{if (../@id or not(. castable as xs:NCName)) then 'n' else 'xml:id'}" select="."/>
  </xsl:template>

  <xsl:template match="add/@place[. = 'supralinear']" mode="m:p5" as="attribute()">
    <xsl:attribute name="place" select="'above'"/>
  </xsl:template>

  <xsl:template match="add/@place[. = 'infralinear']" mode="m:p5" as="attribute()">
    <xsl:attribute name="place" select="'below'"/>
  </xsl:template>

  <xsl:template match="(add | note)/@place[. = ('left', 'right')]" mode="m:p5" as="attribute()">
    <xsl:attribute name="place" select="'margin-' || ."/>
  </xsl:template>

  <xsl:template match="tagUsage/@render" mode="m:p5" as="attribute()">
    <xsl:attribute name="rendition" select="f:pointer(., ..)"/>
  </xsl:template>

  <xsl:template match="biblScope/@type" mode="m:p5" as="attribute()">
    <xsl:attribute name="unit" select="."/>
  </xsl:template>

  <xsl:template match="hand/@ink" mode="m:p5" as="attribute()">
    <xsl:attribute name="medium" select="."/>
  </xsl:template>
</xsl:stylesheet>
