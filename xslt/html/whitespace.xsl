<?xml version="1.0" encoding="UTF-8"?>
<!-- White space that only lays out the source: it goes where words stay apart without it. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- A line of indentation at the start or the end of an element, with space or nothing outside. -->
  <xsl:template match="text()[not(normalize-space())][matches(., '\n')][not(preceding-sibling::node())]
        [f:apart-before(..)]" mode="m:html" as="empty-sequence()"/>

  <xsl:template match="text()[not(normalize-space())][matches(., '\n')][preceding-sibling::node()]
        [not(following-sibling::node())][f:apart-after(..)]" mode="m:html" as="empty-sequence()"/>

  <!-- A word that goes on after a break is one word, whatever space the encoder left around it. -->
  <xsl:template match="text()[f:within-word(preceding-sibling::node()[1])
        or f:within-word(following-sibling::node()[1])]" mode="m:html" priority="2" as="text()">
    <xsl:variable name="start" as="xs:string"
        select="if (f:within-word(preceding-sibling::node()[1])) then replace(., '^\s+', '') else string(.)"/>
    <xsl:value-of
        select="if (f:within-word(following-sibling::node()[1])) then replace($start, '\s+$', '') else $start"/>
  </xsl:template>

  <!-- … also behind signs without words that follow the break. -->
  <xsl:template match="text()[not(normalize-space())][preceding-sibling::node()[1][self::g or self::gap or self::fw or self::milestone]
        [not(normalize-space())]][f:within-word(preceding-sibling::*[not(self::g or self::gap or self::fw)][1])]
        [not(preceding-sibling::text()[normalize-space()][. >> current()/preceding-sibling::*[not(self::g or self::gap or self::fw)][1]])]"
      mode="m:html" priority="2.5" as="empty-sequence()"/>

  <!-- Returns whether a node is a break of the source that divides a word. -->
  <xsl:function name="f:within-word" as="xs:boolean">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="
        exists($node[self::lb or self::pb or self::cb or self::gb or self::milestone][@break = 'no'])"/>
  </xsl:function>

  <!-- The call of a note stands close to the word before it. -->
  <xsl:template match="text()[matches(., '\S\s+$')][following-sibling::node()[1]
        [self::note[f:footnote(.)][f:apart-after(.)]]]" mode="m:html" priority="1" as="text()">
    <xsl:value-of select="replace(., '\s+$', '')"/>
  </xsl:template>

  <!-- Names, dates and the like are words of their own where nothing but such pieces stands together;
       in running text the encoder's own spaces count. -->
  <xsl:template match="(name | rs | persName | placeName | orgName | geogName | forename | surname | genName
        | nameLink | addName | roleName | title | date | time | author | editor | settlement | country
        | region | district | idno | measure | num | bibl | oRef | pRef)
        [following-sibling::node()[1][self::*]][not(../text()[normalize-space()])]
        [not(matches(., '[''’-]$'))]
        [not(parent::analytic or parent::monogr or parent::imprint or parent::series
          or parent::msIdentifier or parent::altIdentifier)]" mode="m:html" priority="15" as="node()+">
    <xsl:next-match/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- Returns a space where only the layout within an apparatus entry keeps its words apart from the
       letter before it. (A choice or a substitution stands between two letters of a word so often
       that its layout parts nothing.) -->
  <xsl:function name="f:space-before" as="text()?">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="f:lays-out($element/node()[1])
        and matches($element/preceding-sibling::node()[1], '[\p{L}\p{N}]\s*$')">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:function>

  <!-- Returns a space where only the layout within an apparatus entry keeps its words apart from the
       letter after it. -->
  <xsl:function name="f:space-after" as="text()?">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="f:lays-out($element/node()[last()])
        and matches($element/following-sibling::node()[1], '^\s*[\p{L}\p{N}]')">
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

</xsl:stylesheet>
