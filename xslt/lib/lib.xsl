<?xml version="1.0" encoding="UTF-8"?>
<!-- The functions that the rules for HTML share. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:include href="apparatus.xsl"/>
  <xsl:include href="labels.xsl"/>
  <xsl:include href="addresses.xsl"/>
  <xsl:include href="iiif.xsl"/>
  <xsl:include href="languages.xsl"/>
  <xsl:include href="dates.xsl"/>
  <xsl:include href="lemmata.xsl"/>
  <xsl:include href="levels.xsl"/>
  <xsl:include href="milestones.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="appearance.xsl"/>
  <xsl:include href="drama.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="lives.xsl"/>
  <xsl:include href="participants.xsl"/>
  <xsl:include href="passages.xsl"/>
  <xsl:include href="quotation.xsl"/>
  <xsl:include href="status.xsl"/>
  <xsl:include href="verse.xsl"/>
  <xsl:include href="distinctions.xsl"/>
  <xsl:include href="reading.xsl"/>
  <xsl:include href="statements.xsl"/>
  <xsl:include href="markup.xsl"/>
  <xsl:include href="spacing.xsl"/>
  <xsl:include href="citations.xsl"/>
  <xsl:include href="entries.xsl"/>
  <xsl:include href="signs.xsl"/>
  <xsl:include href="witnesses.xsl"/>
  <xsl:include href="words.xsl"/>

</xsl:stylesheet>
