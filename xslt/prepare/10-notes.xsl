<?xml version="1.0" encoding="UTF-8"?>
<!-- Numbers the notes that are called by a number and have none (TEI 3.9). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:import href="../lib/apparatus.xsl"/>
  <xsl:import href="../lib/notes.xsl"/>

  <xsl:mode name="m:number-notes" on-no-match="shallow-copy" on-multiple-match="fail"
    use-accumulators="f:app-number f:note-number"/>

  <xsl:accumulator name="f:note-number" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="note[f:footnote(.)][not(@n)][f:series(.) = 'numbers']" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:template match="note[f:footnote(.)][not(@n)]" mode="m:number-notes" as="element(note)">
    <xsl:copy>
      <xsl:attribute name="n" select="f:number-in-series(.)"/>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <!-- Returns what a note is called by: a letter, an asterisk or a number. -->
  <xsl:function name="f:number-in-series" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="
      if (f:series($note) = 'critical') then format-integer($note/accumulator-before('f:app-number'), 'a')
      else if (f:series($note) = 'author') then '*'
      else string($note/accumulator-before('f:note-number'))"/>
  </xsl:function>
</xsl:stylesheet>
