<?xml version="1.0" encoding="UTF-8"?>
<!-- The reading edition in HTML. -->
<xsl:package name="urn:edition:package:site" package-version="1.0" version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    declared-modes="yes"
    exclude-result-prefixes="#all">

  <xsl:import href="lib/lib.xsl"/>
  <xsl:import href="html/html.xsl"/>
  <xsl:import href="page/page.xsl"/>
  <xsl:import href="register/register.xsl"/>

  <xsl:param name="overrides" as="xs:string" static="yes" select="'overrides.xsl'"/>

  <xsl:param name="edition" as="document-node()"/>
  <xsl:param name="context" as="document-node()"/>
  <!-- The path of the page that is made; its links are relative to it. -->
  <xsl:param name="page" as="xs:string"/>
  <!-- The id of the part that is made, empty for a document's main page. -->
  <xsl:param name="part" as="xs:string" select="''"/>
  <!-- Statements of the header that have been made by themselves (m:statement), by their stamps. -->
  <xsl:param name="statements" as="map(xs:string, document-node())" select="map{}"/>

  <xsl:mode name="m:document" visibility="public" on-no-match="fail" on-multiple-match="fail"
      use-accumulators="f:app-number f:counted-lines f:counted-paragraphs f:line f:witnesses f:stretches"/>
  <xsl:mode name="m:statement" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:column" visibility="public" on-no-match="fail" on-multiple-match="fail"
      use-accumulators="f:app-number f:counted-lines f:counted-paragraphs f:line f:witnesses f:stretches"/>
  <xsl:mode name="m:parallel" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:cite" visibility="public" on-no-match="fail" on-multiple-match="fail"
      use-accumulators="f:counted-paragraphs"/>
  <xsl:mode name="m:canvases" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:unhandled" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:home" visibility="public" on-no-match="fail" on-multiple-match="fail"
      use-accumulators="f:app-number f:counted-lines f:counted-paragraphs f:line f:witnesses f:stretches"/>
  <xsl:mode name="m:about" visibility="public" on-no-match="fail" on-multiple-match="fail"
      use-accumulators="f:app-number f:counted-lines f:counted-paragraphs f:line f:witnesses f:stretches"/>
  <xsl:mode name="m:documents" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:chronology" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:subjects" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:subject" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:correspondents" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:correspondent" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:archives" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:redactions" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:calendar" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:search" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:register" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:entity" visibility="public" on-no-match="fail" on-multiple-match="fail"
      use-accumulators="f:app-number f:counted-lines f:counted-paragraphs f:line f:witnesses f:stretches"/>
  <xsl:mode name="m:mentions" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:report" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:redirect" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:withheld" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:missing" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:unreadable" visibility="public" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:output method="html" version="5" encoding="UTF-8" indent="no" include-content-type="no"/>

  <xsl:include _href="{$overrides}"/>
</xsl:package>
