<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of the edition, and the furniture they share. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:head" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:within" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:listing" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:section" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:neighbour" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:finding" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:audit" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:include href="policy.xsl"/>
  <xsl:include href="styles.xsl"/>
  <xsl:include href="frame.xsl"/>
  <xsl:include href="validity.xsl"/>
  <xsl:include href="metadata.xsl"/>
  <xsl:include href="document.xsl"/>
  <xsl:include href="panels/panels.xsl"/>
  <xsl:include href="panels/source.xsl"/>
  <xsl:include href="panels/citation.xsl"/>
  <xsl:include href="panels/trust.xsl"/>
  <xsl:include href="panels/reporting.xsl"/>
  <xsl:include href="panels/forms.xsl"/>
  <xsl:include href="panels/entities.xsl"/>
  <xsl:include href="panels/subjects.xsl"/>
  <xsl:include href="panels/header.xsl"/>
  <xsl:include href="cite.xsl"/>
  <xsl:include href="contents.xsl"/>
  <xsl:include href="views.xsl"/>
  <xsl:include href="popup.xsl"/>
  <xsl:include href="ways.xsl"/>
  <xsl:include href="versions.xsl"/>
  <xsl:include href="columns.xsl"/>
  <xsl:include href="parallel.xsl"/>
  <xsl:include href="facsimile.xsl"/>
  <xsl:include href="zones.xsl"/>
  <xsl:include href="manifest.xsl"/>
  <xsl:include href="home.xsl"/>
  <xsl:include href="about.xsl"/>
  <xsl:include href="sections.xsl"/>
  <xsl:include href="documents.xsl"/>
  <xsl:include href="chronology.xsl"/>
  <xsl:include href="listing.xsl"/>
  <xsl:include href="subjects.xsl"/>
  <xsl:include href="correspondence.xsl"/>
  <xsl:include href="archives.xsl"/>
  <xsl:include href="redactions.xsl"/>
  <xsl:include href="calendar.xsl"/>
  <xsl:include href="search.xsl"/>
  <xsl:include href="report.xsl"/>
  <xsl:include href="moved.xsl"/>
  <xsl:include href="redirect.xsl"/>
  <xsl:include href="withheld.xsl"/>
  <xsl:include href="missing.xsl"/>

</xsl:stylesheet>
