<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapters 10 and 13: descriptions of manuscripts, persons, places and other things, each statement on a line. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template mode="m:book" as="node()*"
      match="person | personGrp | org | place | event | nym | object | msDesc | msPart | msFrag
        | witness | category | relatedItem">
    <b:hanging><xsl:call-template name="f:spaced-content"/></b:hanging>
  </xsl:template>

  <xsl:template mode="m:book" as="node()*" priority="1"
      match="msIdentifier | msContents | physDesc | history | additional | msItem">
    <b:hanging><xsl:call-template name="f:spaced-content"/></b:hanging>
  </xsl:template>

  <!-- What only attributes say of somebody or something. -->
  <xsl:template mode="m:book" as="node()*" priority="0.6"
      match="(person | personGrp | org | place | event)/(birth | death | floruit | occupation | residence | affiliation
        | education | faith | nationality | state | trait | population | sex | gender)">
    <xsl:value-of select="f:called(.) || ' '"/>
    <xsl:next-match/>
    <xsl:value-of select="
        if (not(normalize-space())) then f:attribute-words(.) || ' ' else f:undated(.)[. ne ''] ! (' (' || . || ')')"/>
  </xsl:template>

  <xsl:template match="relation" mode="m:book" as="node()*">
    <b:hanging>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:value-of select="
          f:sentence-case(f:in-words(replace((@name, @ref, local-name())[1], '^.*[#/:]', ''))) || ': '
          || string-join((f:who(@active), f:who(@mutual)), ', ') || (' → ' || f:who(@passive))[current()/@passive]"/>
      <xsl:for-each select="*">
        <b:space/>
        <xsl:apply-templates select="." mode="m:book"/>
      </xsl:for-each>
    </b:hanging>
  </xsl:template>

  <xsl:template match="event[f:date-limits(.) ne ''][not(date)]" mode="m:book" as="node()*" priority="0.6">
    <b:hanging>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:value-of select="f:date-limits(.)"/>
      <xsl:for-each select="*">
        <b:space/>
        <xsl:apply-templates select="." mode="m:book"/>
      </xsl:for-each>
    </b:hanging>
  </xsl:template>

</xsl:stylesheet>
