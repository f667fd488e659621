<?xml version="1.0" encoding="UTF-8"?>
<!-- Numbers the notes that are called by a number and have none (TEI 3.9). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:import href="../lib/notes.xsl"/>

  <xsl:mode name="m:number-notes" on-no-match="shallow-copy" on-multiple-match="fail" use-accumulators="f:note-number"/>

  <xsl:accumulator name="f:note-number" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="note[f:footnote(.)][not(@n)]" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:template match="note[f:footnote(.)][not(@n)]" mode="m:number-notes" as="element(note)">
    <xsl:copy>
      <xsl:attribute name="n" select="accumulator-before('f:note-number')"/>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
