<?xml version="1.0" encoding="UTF-8"?>
<!-- Where words end: what the white space of a source says, and what only lays it out. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns whether a node is a break of the source that divides a word. -->
  <xsl:function name="f:within-word" as="xs:boolean">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="
        exists($node[self::lb or self::pb or self::cb or self::gb or self::milestone][@break = 'no'])"/>
  </xsl:function>

  <!-- Returns a space where only the layout within an apparatus entry keeps its words apart from the
       letter before it. (A choice or a substitution stands between two letters of a word so often
       that its layout parts nothing.) -->
  <xsl:function name="f:space-before" as="text()?">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="f:lays-out($element/node()[1])
        and matches($element/preceding::text()[1], '[\p{L}\p{N}]$')">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:function>

  <!-- Returns a space where only the layout within an apparatus entry keeps its words apart from the
       letter after it. -->
  <xsl:function name="f:space-after" as="text()?">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="exists($element/text()[not(normalize-space())][preceding-sibling::*])
        and matches($element/following::text()[1], '^[\p{L}\p{N}]')">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:function>

  <!-- Returns whether a node is nothing but white space. -->
  <xsl:function name="f:lays-out" as="xs:boolean">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="exists($node[self::text()][not(normalize-space())])"/>
  </xsl:function>

  <!-- Returns whether nothing, or white space, stands before an element within its parent. -->
  <xsl:function name="f:apart-before" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="before" as="node()?" select="$element/preceding-sibling::node()[1]"/>
    <xsl:sequence select="empty($before) or matches($before[self::text()], '\s$')"/>
  </xsl:function>

  <!-- Returns whether nothing, white space or punctuation follows an element within its parent. -->
  <xsl:function name="f:apart-after" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="after" as="node()?" select="$element/following-sibling::node()[1]"/>
    <xsl:sequence select="empty($after) or matches($after[self::text()], '^[\s\p{P}]')"/>
  </xsl:function>

  <xsl:variable name="f:phrases" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(tokenize('
      hi emph foreign distinct mentioned soCalled term gloss w c m pc seg g am ex abbr expan sic corr orig
      reg unclear supplied surplus damage add del restore retrace secl mod subst choice gap space
      handShift anchor ref ptr s cl phr said q quote lem rdg app rt rb ruby metamark') ! map:entry(., true()))"/>

  <!-- Returns whether an element never parts words: it stands for letters, not for a piece of information. -->
  <xsl:function name="f:is-phrase" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="map:contains($f:phrases, local-name($element))"/>
  </xsl:function>

  <!-- Returns whether a name, a date or the like is a piece of information with another element directly
       after it, where nothing but such pieces stands together; in running text the encoder's own spaces
       count. -->
  <xsl:function name="f:is-piece" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[following-sibling::node()[1][self::*]][not(../text()[normalize-space()])]
          [not(matches(., '[&apos;&apos;’-]$'))])"/>
  </xsl:function>

</xsl:stylesheet>
