<?xml version="1.0" encoding="UTF-8"?>
<!-- Says what a document is, what it offers and what it mentions; of a register, its entries. -->
<xsl:package name="urn:edition:package:survey" package-version="1.0" version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:m="urn:edition:modes"
  declared-modes="yes"
  exclude-result-prefixes="#all">

  <xsl:import href="lib/authorities.xsl"/>
  <xsl:import href="lib/reading.xsl"/>
  <xsl:import href="lib/words.xsl"/>
  <xsl:import href="survey/correspondence.xsl"/>
  <xsl:import href="survey/dates.xsl"/>
  <xsl:import href="survey/document.xsl"/>
  <xsl:import href="survey/header.xsl"/>
  <xsl:import href="survey/holdings.xsl"/>
  <xsl:import href="survey/names.xsl"/>
  <xsl:import href="survey/passages.xsl"/>
  <xsl:import href="survey/redactions.xsl"/>
  <xsl:import href="survey/references.xsl"/>
  <xsl:import href="survey/register.xsl"/>
  <xsl:import href="survey/versions.xsl"/>
  <xsl:import href="survey/relations.xsl"/>
  <xsl:import href="survey/subjects.xsl"/>
  <xsl:import href="survey/terms.xsl"/>

  <xsl:param name="overrides" as="xs:string" static="yes" select="'overrides.xsl'"/>

  <xsl:mode name="m:survey" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:edition" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:register" visibility="public" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <xsl:include _href="{$overrides}"/>
</xsl:package>
