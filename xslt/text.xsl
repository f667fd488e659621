<?xml version="1.0" encoding="UTF-8"?>
<!-- The plain text of a document: all its words, in the order of reading, and signs only. -->
<xsl:package name="urn:edition:package:text" package-version="1.0" version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:m="urn:edition:modes"
  declared-modes="yes"
  exclude-result-prefixes="#all">

  <xsl:import href="lib/apparatus.xsl"/>
  <xsl:import href="lib/appearance.xsl"/>
  <xsl:import href="lib/drama.xsl"/>
  <xsl:import href="lib/lists.xsl"/>
  <xsl:import href="lib/milestones.xsl"/>
  <xsl:import href="lib/quotation.xsl"/>
  <xsl:import href="lib/labels.xsl"/>
  <xsl:import href="lib/dates.xsl"/>
  <xsl:import href="lib/levels.xsl"/>
  <xsl:import href="lib/notes.xsl"/>
  <xsl:import href="lib/citations.xsl"/>
  <xsl:import href="lib/entries.xsl"/>
  <xsl:import href="lib/spacing.xsl"/>
  <xsl:import href="lib/words.xsl"/>
  <xsl:import href="lib/signs.xsl"/>
  <xsl:import href="text/others.xsl"/>
  <xsl:import href="text/document.xsl"/>
  <xsl:import href="text/blocks.xsl"/>
  <xsl:import href="text/inlines.xsl"/>
  <xsl:import href="text/citations.xsl"/>
  <xsl:import href="text/entries.xsl"/>

  <xsl:param name="overrides" as="xs:string" static="yes" select="'overrides.xsl'"/>
  <xsl:param name="edition" as="document-node()"/>
  <xsl:param name="context" as="document-node()"/>

  <xsl:mode name="m:text" visibility="public" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:include _href="{$overrides}"/>
</xsl:package>
