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

  <!-- The end of a line of the source; a break within a word takes it away, no edge of a block. -->
  <xsl:variable name="f:source-line" as="xs:string" select="'&#x85;'"/>

  <!-- What interrupts the text, and perhaps a word: it is put behind that word. -->
  <xsl:variable name="f:open" as="xs:string" select="'&#xFFF9;'"/>
  <xsl:variable name="f:close" as="xs:string" select="'&#xFFFB;'"/>

  <!-- A break of the source that divides a word: the word stays whole, whatever space is around it. -->
  <xsl:variable name="f:within-word" as="xs:string" select="'&#xFFFA;'"/>

  <!-- Ties a sign of the edition to the word that it stands in. -->
  <xsl:variable name="f:joiner" as="xs:string" select="'&#x2060;'"/>

  <!-- What stands between the cells of a row. -->
  <xsl:variable name="f:tab" as="xs:string" select="'&#x2063;'"/>

  <!-- Returns text with a blank line between blocks and a line end between lines. -->
  <xsl:function name="f:tidy" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="blocks" as="xs:string*" select="
        tokenize(f:settled(f:whole($text)) => f:loosened(), $f:paragraph)
        ! string-join(tokenize(., '[&#x2028;&#x85;]') ! normalize-space()[. ne ''], '&#10;')"/>
    <xsl:sequence select="string-join($blocks[. ne ''], '&#10;&#10;') => f:tabbed() => concat('&#10;')"/>
  </xsl:function>

  <!-- Returns text with tabs between the cells of its rows. -->
  <xsl:function name="f:tabbed" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        if (contains($text, $f:tab))
        then replace($text, ' *' || $f:tab || '( +|(&#10;|$))?', '&#9;$2') => replace('&#9;+(&#10;|$)', '$1')
        else $text"/>
  </xsl:function>

  <!-- Signs of the edition at a break within a word, such as the quotation marks of what begins there. -->
  <xsl:variable name="f:signs" as="xs:string" select="'((&#x2060;[^\p{L}\p{N}&#x2060;]+&#x2060;)*)'"/>

  <!-- Returns text in which the words that a break divides are whole. -->
  <xsl:function name="f:whole" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        if (contains($text, $f:within-word))
        then replace($text, '[\s&#x85;]*' || $f:signs || '&#xFFFA;[\s&#x85;]*' || $f:signs || '[\s&#x85;]*', '$1$3')
        else $text"/>
  </xsl:function>

  <!-- What a word consists of: letters and digits, and the signs that are tied to it. -->
  <xsl:variable name="f:word" as="xs:string"
    select="'(([\p{L}\p{N}\p{M}]|&#x2060;[^\p{L}\p{N}&#x2060;]+&#x2060;|“&#x2060;|&#x2060;”)+)'"/>

  <!-- Returns text in which every interruption stands behind the word that it interrupts. (An expression
       that begins with a character, and not with a group, is looked for where that character stands, and
       not everywhere.) -->
  <xsl:function name="f:settled" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="settled" as="xs:string" select="
        if (contains($text, $f:open))
        then replace($text, '&#xFFF9;([^&#xFFF9;&#xFFFB;]*&#xFFFB;(&#xFFF9;[^&#xFFF9;&#xFFFB;]*&#xFFFB;)*)' || $f:word, '$3&#xFFF9;$1')
          => replace('&#xFFF9;([^&#xFFF9;&#xFFFB;]*)&#xFFFB;([^\p{L}\p{N}\p{M}&#xFFF9;]|$)', '$1$2')
        else $text"/>
    <xsl:sequence select="
        if ($settled eq $text) then translate($text, '&#xFFF9;&#xFFFB;', '') else f:settled($settled)"/>
  </xsl:function>

  <!-- Returns text in which a sign is tied to a word only where it stands within it. No sign goes beyond its
       block, so that only the blocks are looked at that have one. -->
  <xsl:function name="f:loosened" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        if (contains($text, $f:joiner))
        then string-join(tokenize($text, $f:paragraph) ! f:loosened-block(.), $f:paragraph)
        else $text"/>
  </xsl:function>

  <!-- Returns the same of one block. -->
  <xsl:function name="f:loosened-block" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        if (contains($text, $f:joiner))
        then replace($text, '(^|[\s&#x85;&#x2028;])&#x2060;([^\p{L}\p{N}&#x2060;&#x2028;]+)&#x2060;', '$1$2')
          => replace('&#x2060;([^\p{L}\p{N}&#x2060;&#x2028;]+)&#x2060;($|[\s&#x85;&#x2028;.,;:!?])', '$1$2')
          => replace('(^|[\s&#x85;&#x2028;])“&#x2060;', '$1“')
          => replace('&#x2060;”($|[\s&#x85;&#x2028;.,;:!?])', '”$1')
        else $text"/>
  </xsl:function>

  <!-- Returns what calls a note: its number, or a star. -->
  <xsl:function name="f:note-mark" as="xs:string">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="'[^' || (($note/@n ! replace(., '[\s\[\]]', ''))[. ne ''], '*')[1] || ']'"/>
  </xsl:function>

  <!-- Returns text that stands behind the word that it interrupts. -->
  <xsl:function name="f:interruption" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="$f:open || $text || $f:close"/>
  </xsl:function>

  <!-- The characters by which this text is put together are the edition's, and so are the marks of
       notes: what looks like one is tied. -->
  <xsl:template match="text()" mode="m:text" as="text()?">
    <xsl:variable name="text" as="xs:string"
        select="translate(., '&#x85;&#x2028;&#x2029;&#x2060;&#x2063;&#xFFF9;&#xFFFA;&#xFFFB;', '   ')"/>
    <xsl:value-of select="if (contains($text, '[^')) then replace($text, '[^', '[' || $f:joiner || '^', 'q') else $text"/>
  </xsl:template>

  <!-- White space around blocks is the encoder's, not the text's. -->
  <xsl:template mode="m:text" priority="1"
    match="text()[not(normalize-space())][parent::div | parent::body | parent::front | parent::back | parent::text
         | parent::group | parent::list | parent::lg | parent::table | parent::row | parent::sp | parent::listBibl
         | parent::choice | parent::app | parent::subst | parent::standOff | parent::castList | parent::titlePage
         | parent::rdgGrp | parent::opener[*[self::dateline | self::salute]]]"/>

  <xsl:template match="note | noteGrp" mode="m:text" as="node()*">
    <xsl:value-of select="f:interruption(f:note-mark(.))"/>
  </xsl:template>

  <xsl:template match="note | noteGrp" mode="m:text-notes" as="node()*">
    <xsl:value-of select="$f:paragraph || f:note-mark(.) || ' '"/>
    <xsl:apply-templates select="node()" mode="m:text"/>
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <!-- What stands inside a margin or between the lines is part of the text. -->
  <xsl:template match="note[tokenize(@place) = 'inline']" mode="m:text" as="node()*" priority="1">
    <xsl:value-of select="$f:open || ' ('"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="') ' || $f:close"/>
  </xsl:template>

  <xsl:template match="note[tokenize(@place) = 'inline']" mode="m:text-notes" as="node()*" priority="1">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>
</xsl:stylesheet>
