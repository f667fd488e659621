<?xml version="1.0" encoding="UTF-8"?>
<!-- The whole: the text, then its notes; and the white space of both. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:mode name="m:text-notes" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="/" mode="m:text" as="text()">
    <xsl:variable name="pieces" as="node()*">
      <xsl:apply-templates select="*/node()[not(self::teiHeader)]" mode="#current"/>
      <xsl:value-of select="$f:paragraph"/>
      <xsl:apply-templates select="*/*[not(self::teiHeader)]" mode="m:text-notes"/>
    </xsl:variable>
    <xsl:value-of select="f:tidy(string-join($pieces))"/>
  </xsl:template>

  <!-- What stands around a block, and around a line: Unicode's separators until all is written. -->
  <xsl:variable name="f:paragraph" as="xs:string" select="'&#x2029;'"/>
  <xsl:variable name="f:line" as="xs:string" select="'&#x2028;'"/>

  <!-- Returns text with a blank line between blocks and a line end between lines. -->
  <xsl:function name="f:tidy" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="$text
      => replace('[\s&#x2028;]*&#x2029;[\s&#x2028;&#x2029;]*', '&#10;&#10;')
      => replace('\s*&#x2028;[\s&#x2028;]*', '&#10;')
      => replace('  +', ' ')
      => replace('^\s+|\s+$', '')
      => concat('&#10;')"/>
  </xsl:function>

  <!-- Returns what calls a note: its number, or a star. -->
  <xsl:function name="f:note-mark" as="xs:string">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="'[' || (($note/@n ! normalize-space())[. ne ''], '*')[1] || ']'"/>
  </xsl:function>

  <xsl:template match="text()" mode="m:text" as="text()?">
    <xsl:value-of select="replace(., '\s+', ' ')"/>
  </xsl:template>

  <!-- White space around blocks is the encoder's, not the text's. -->
  <xsl:template mode="m:text" priority="1"
    match="text()[not(normalize-space())][parent::div | parent::body | parent::front | parent::back | parent::text
         | parent::group | parent::list | parent::lg | parent::table | parent::row | parent::sp | parent::listBibl
         | parent::choice | parent::app | parent::subst | parent::standOff | parent::castList | parent::titlePage
         | parent::rdgGrp | parent::opener[*[self::dateline | self::salute]]]"/>

  <!-- A word that a break divides is one word, whatever space the encoder left around it. -->
  <xsl:template match="text()[following-sibling::node()[1]/@break = 'no']" mode="m:text" as="text()?" priority="2">
    <xsl:value-of select="replace(replace(., '\s+', ' '), ' $', '')"/>
  </xsl:template>

  <xsl:template match="note | noteGrp" mode="m:text" as="node()*">
    <xsl:value-of select="f:note-mark(.)"/>
  </xsl:template>

  <xsl:template match="note | noteGrp" mode="m:text-notes" as="node()*">
    <xsl:value-of select="$f:paragraph || f:note-mark(.) || ' '"/>
    <xsl:apply-templates select="node()" mode="m:text"/>
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <!-- What stands inside a margin or between the lines is part of the text. -->
  <xsl:template match="note[tokenize(@place) = 'inline']" mode="m:text" as="node()*" priority="1">
    <xsl:text> (</xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text>) </xsl:text>
  </xsl:template>

  <xsl:template match="note[tokenize(@place) = 'inline']" mode="m:text-notes" as="node()*" priority="1">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>
</xsl:stylesheet>
