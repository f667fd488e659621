<?xml version="1.0" encoding="UTF-8"?>
<!-- White space that only lays out the source: it goes where words stay apart without it. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Every text of a document is held against the patterns below: what is seldom true comes first in
       them, and what reads the text last. -->

  <!-- A line of indentation at the start or the end of an element, with space or nothing outside. -->
  <xsl:template match="text()[not(preceding-sibling::node())][not(normalize-space())][contains(., '&#10;')]
        [f:apart-before(..)]" mode="m:html" as="empty-sequence()"/>

  <xsl:template match="text()[not(following-sibling::node())][not(normalize-space())][contains(., '&#10;')]
        [preceding-sibling::node()][f:apart-after(..)]" mode="m:html" as="empty-sequence()"/>

  <!-- A word that goes on after a break is one word, whatever space the encoder left around it. -->
  <xsl:template match="text()[preceding-sibling::node()[1]/@break = 'no' or following-sibling::node()[1]/@break = 'no']
        [f:within-word(preceding-sibling::node()[1]) or f:within-word(following-sibling::node()[1])]"
      mode="m:html" priority="2" as="text()">
    <xsl:variable name="start" as="xs:string"
        select="if (f:within-word(preceding-sibling::node()[1])) then replace(., '^\s+', '') else string(.)"/>
    <xsl:value-of
        select="if (f:within-word(following-sibling::node()[1])) then replace($start, '\s+$', '') else $start"/>
  </xsl:template>

  <!-- … also behind signs without words that follow the break. -->
  <xsl:template match="text()[preceding-sibling::node()[1][self::g or self::gap or self::fw or self::milestone]]
        [not(normalize-space())][preceding-sibling::node()[1]
        [not(normalize-space())]][f:within-word(preceding-sibling::*[not(self::g or self::gap or self::fw)][1])]
        [not(preceding-sibling::text()[normalize-space()][. >> current()/preceding-sibling::*[not(self::g or self::gap or self::fw)][1]])]"
      mode="m:html" priority="2.5" as="empty-sequence()"/>

  <!-- Words of an annotated text that are joined. -->
  <xsl:template match="text()[not(normalize-space())][preceding-sibling::node()[1][self::w or self::pc]
      or following-sibling::node()[1][self::pc or self::w[@join]]][f:joins(.)]" mode="m:html" priority="3"
      as="empty-sequence()"/>

  <!-- The call of a note stands close to the word before it. -->
  <xsl:template match="text()[following-sibling::node()[1][self::note][f:footnote(.)][f:apart-after(.)]]
        [matches(., '\S\s+$')]" mode="m:html" priority="1" as="text()">
    <xsl:value-of select="replace(., '\s+$', '')"/>
  </xsl:template>

</xsl:stylesheet>
