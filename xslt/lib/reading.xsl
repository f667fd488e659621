<?xml version="1.0" encoding="UTF-8"?>
<!-- The reading text: one clean text of a passage, for titles, excerpts and indexes. Of alternatives
     it takes the editor's: corrected, regularised, expanded, the lemma. Notes have no place in it. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:mode name="m:reading" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <!-- Returns the reading text of some nodes, on one line. -->
  <xsl:function name="f:reading-text" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="pieces" as="node()*">
      <xsl:apply-templates select="$nodes" mode="m:reading"/>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($pieces))"/>
  </xsl:function>

  <!-- Returns a line, of a long one the words that fit into so many characters. -->
  <xsl:function name="f:clipped" as="xs:string">
    <xsl:param name="line" as="xs:string"/>
    <xsl:param name="length" as="xs:integer"/>
    <xsl:sequence select="
      if (string-length($line) le $length) then $line
      else replace(substring($line, 1, $length), '\s+\S*$', '') || '…'"/>
  </xsl:function>

  <!-- What stands apart from the words around it. -->
  <xsl:template mode="m:reading" as="node()*"
    match="p | ab | head | item | label | lb | l | lg | list | row | cell | div | sp | stage | speaker
         | opener | closer | salute | signed | dateline | address | addrLine | postscript | quote[p]
         | titlePart | docTitle | docAuthor | docDate | docImprint | byline | bibl | pb | cb | figDesc">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="lb[@break = 'no'] | pb[@break = 'no'] | cb[@break = 'no']" mode="m:reading" priority="1"/>

  <!-- A word that a line break divides is one word, whatever space the encoder left around it. -->
  <xsl:template match="text()[following-sibling::node()[1][self::lb | self::pb | self::cb][@break = 'no']]"
    mode="m:reading" as="text()?">
    <xsl:value-of select="replace(., '\s+$', '')"/>
  </xsl:template>

  <xsl:template mode="m:reading" priority="2" as="node()*"
    match="(name | rs | persName | placeName | orgName | geogName | eventName | objectName
      | persPronouns | forename | surname | genName | nameLink | addName | roleName | title | date | time | author | editor | settlement | country
      | region | district | idno | measure | num)[f:is-piece(.)]">
    <xsl:next-match/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="choice" mode="m:reading" as="node()*">
    <xsl:apply-templates mode="#current"
      select="((corr, reg, expan, (choice, seg, unclear)[1], *)[1])"/>
  </xsl:template>

  <xsl:template match="app" mode="m:reading" as="node()*">
    <xsl:apply-templates select="(lem, .//rdg)[1]" mode="#current"/>
  </xsl:template>

  <xsl:template match="note | noteGrp | teiHeader | fw | del | surplus | gap | metamark
                     | g[@ref][not(node())] | certainty | precision | index | interp | link | ptr" mode="m:reading"/>

</xsl:stylesheet>
