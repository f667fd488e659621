<?xml version="1.0" encoding="UTF-8"?>
<!-- The book: fragments, one a document, and what puts them together. The rules say what things are
     (print/typst.xsl tells how); print/layout decides how they look. -->
<xsl:package name="urn:edition:package:book" package-version="1.0" version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    declared-modes="yes"
    exclude-result-prefixes="#all">

  <xsl:import href="lib/addresses.xsl"/>
  <xsl:import href="lib/apparatus.xsl"/>
  <xsl:import href="lib/appearance.xsl"/>
  <xsl:import href="lib/citations.xsl"/>
  <xsl:import href="lib/entries.xsl"/>
  <xsl:import href="lib/spacing.xsl"/>
  <xsl:import href="lib/statements.xsl"/>
  <xsl:import href="lib/dates.xsl"/>
  <xsl:import href="lib/drama.xsl"/>
  <xsl:import href="lib/labels.xsl"/>
  <xsl:import href="lib/languages.xsl"/>
  <xsl:import href="lib/lemmata.xsl"/>
  <xsl:import href="lib/layers.xsl"/>
  <xsl:import href="lib/levels.xsl"/>
  <xsl:import href="lib/lists.xsl"/>
  <xsl:import href="lib/lives.xsl"/>
  <xsl:import href="lib/milestones.xsl"/>
  <xsl:import href="lib/markup.xsl"/>
  <xsl:import href="lib/notes.xsl"/>
  <xsl:import href="lib/participants.xsl"/>
  <xsl:import href="lib/quotation.xsl"/>
  <xsl:import href="lib/reading.xsl"/>
  <xsl:import href="lib/signs.xsl"/>
  <xsl:import href="lib/witnesses.xsl"/>
  <xsl:import href="lib/verse.xsl"/>
  <xsl:import href="lib/words.xsl"/>
  <xsl:import href="print/words.xsl"/>
  <xsl:import href="print/typst.xsl"/>
  <xsl:import href="print/interruptions.xsl"/>
  <xsl:import href="print/parting.xsl"/>
  <xsl:import href="print/bands.xsl"/>
  <xsl:import href="print/turning.xsl"/>
  <xsl:import href="print/findings.xsl"/>
  <xsl:import href="print/unhandled.xsl"/>
  <xsl:import href="print/core.xsl"/>
  <xsl:import href="print/bibliography.xsl"/>
  <xsl:import href="print/structure.xsl"/>
  <xsl:import href="print/verse.xsl"/>
  <xsl:import href="print/drama.xsl"/>
  <xsl:import href="print/speech.xsl"/>
  <xsl:import href="print/dictionaries.xsl"/>
  <xsl:import href="print/records.xsl"/>
  <xsl:import href="print/transcription.xsl"/>
  <xsl:import href="print/apparatus.xsl"/>
  <xsl:import href="print/figures.xsl"/>
  <xsl:import href="print/formulae.xsl"/>
  <xsl:import href="print/tables.xsl"/>
  <xsl:import href="print/plates.xsl"/>
  <xsl:import href="print/documentation.xsl"/>
  <xsl:import href="print/text.xsl"/>
  <xsl:import href="print/whitespace.xsl"/>
  <xsl:import href="print/document.xsl"/>
  <xsl:import href="print/frontmatter.xsl"/>
  <xsl:import href="print/parts.xsl"/>
  <xsl:import href="print/backmatter.xsl"/>
  <xsl:import href="print/volume.xsl"/>

  <xsl:param name="overrides" as="xs:string" static="yes" select="'overrides.xsl'"/>
  <xsl:param name="edition" as="document-node()"/>
  <xsl:param name="context" as="document-node()"/>
  <xsl:param name="page" as="xs:string" select="''"/>
  <!-- Where in Typst's root folder the TEI lies that the PDF of a document carries, if it does. -->
  <xsl:param name="enclosed" as="xs:string" select="''"/>

  <xsl:mode name="m:fragment" visibility="public" on-no-match="fail" on-multiple-match="fail"
      use-accumulators="f:app-number f:columns f:counted-lines f:line"/>
  <xsl:mode name="m:volume" visibility="public" on-no-match="fail" on-multiple-match="fail"
      use-accumulators="f:app-number f:columns f:counted-lines f:line"/>
  <xsl:mode name="m:single" visibility="public" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include _href="{$overrides}"/>
</xsl:package>
