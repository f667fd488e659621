<?xml version="1.0" encoding="UTF-8"?>
<!-- White space that only lays out the source, and words that stay apart without any. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- White space between blocks is none of the text. -->
  <xsl:template mode="m:book" as="text()?" priority="1"
      match="text()[not(normalize-space())]
        [map:contains($f:containers, local-name(..)) or parent::list or parent::table or parent::row]"
      xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>

  <!-- … nor is that at the edges of a reading that stands in brackets. -->
  <xsl:template mode="m:book" as="empty-sequence()" priority="1.5"
      match="choice[corr or reg or expan]/(sic | orig | abbr)/text()[not(normalize-space())]
        [not(preceding-sibling::node()) or not(following-sibling::node())]"/>

  <!-- A word that goes on after a break is one word, whatever space the encoder left around it. -->
  <xsl:template mode="m:book" as="text()?" priority="2"
      match="text()[f:within-word(preceding-sibling::node()[1]) or f:within-word(following-sibling::node()[1])]">
    <xsl:variable name="start" as="xs:string"
        select="if (f:within-word(preceding-sibling::node()[1])) then replace(., '^\s+', '') else string(.)"/>
    <xsl:value-of
        select="if (f:within-word(following-sibling::node()[1])) then replace($start, '\s+$', '') else $start"/>
  </xsl:template>

  <!-- … also behind signs without words that follow the break. -->
  <xsl:template mode="m:book" as="empty-sequence()" priority="2.5"
      match="text()[not(normalize-space())][f:is-sign(preceding-sibling::node()[1])]
        [f:within-word(f:before-signs(.))]"/>

  <!-- Returns whether a node has no words of its own. -->
  <xsl:function name="f:is-sign" as="xs:boolean">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="exists($node[self::g or self::gap or self::fw or self::milestone
        or self::lb or self::pb or self::cb or self::gb or self::anchor][not(normalize-space())])"/>
  </xsl:function>

  <!-- Returns what stands before some white space, signs aside; breaks that divide a word are none. -->
  <xsl:function name="f:before-signs" as="node()?">
    <xsl:param name="node" as="node()?"/>
    <xsl:variable name="before" as="node()?" select="$node/preceding-sibling::node()[1]"/>
    <xsl:sequence select="
        if (f:within-word($before)) then $before
        else if (f:is-sign($before) or $before[self::text()][not(normalize-space())]) then f:before-signs($before)
        else $before"/>
  </xsl:function>

  <!-- The call of a note stands close to the word before it. -->
  <xsl:template mode="m:book" as="text()" priority="1"
      match="text()[following-sibling::node()[1][self::note[f:footnote(.)][f:apart-after(.)]]]
        [matches(., '\S\s+$')]">
    <xsl:value-of select="replace(., '\s+$', '')"/>
  </xsl:template>

  <!-- A piece of information stands apart from the next one. -->
  <xsl:template mode="m:book" as="node()*" priority="30"
      match="(name | rs | persName | placeName | orgName | geogName | eventName | objectName
        | persPronouns | forename | surname | genName | nameLink | addName | roleName | title | date | time
        | author | editor | settlement | country | region | district | idno | measure | num)
        [f:is-piece(.)][not(f:punctuated(.))]">
    <xsl:next-match/>
    <b:space/>
  </xsl:template>

  <!-- … and so does, within a line, whatever else stands for no letters. -->
  <xsl:template mode="m:book" as="node()*" priority="30"
      match="(affiliation | bibl | bloc | camera | caption | catchwords | depth | dim | docAuthor | email | formula
        | geo | geogFeat | gloss | height | heraldry | interp | label[not(parent::list)] | lang | locus | material
        | measureGrp | oRef | objectType | offset | origDate | origPlace | pRef | rhyme | secFol | signatures
        | sound | span | stage | stamp | tech | unit | view | watermark | width
        | witDetail[not(parent::app or parent::rdgGrp)] | writing)
        [f:is-piece(.)][not(f:block(.))][not(f:punctuated(.))]">
    <xsl:next-match/>
    <b:space/>
  </xsl:template>

</xsl:stylesheet>
