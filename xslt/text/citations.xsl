<?xml version="1.0" encoding="UTF-8"?>
<!-- Citations whose pieces have no punctuation of their own (lib/citations.xsl). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:template mode="m:text" as="node()*" priority="3"
    match="(biblStruct | biblFull | listBibl/bibl)[f:cites(.)]">
    <xsl:value-of select="$f:line"/>
    <xsl:call-template name="f:citation"/>
    <xsl:value-of select="f:stop(.) || $f:line"/>
  </xsl:template>

  <xsl:template mode="m:text" as="node()*" priority="2"
    match="(bibl | biblFull/* | analytic | monogr | series | imprint)[f:cites(.)]">
    <xsl:call-template name="f:citation"/>
  </xsl:template>

  <!-- The pieces of a citation, the marks close to their words. (Plain text adds signs, no words.) -->
  <xsl:template name="f:citation" as="node()*">
    <xsl:variable name="pieces" as="element()*" select="f:cited(.)[normalize-space()]"/>
    <xsl:for-each select="$pieces">
      <xsl:variable name="number" as="xs:integer" select="position()"/>
      <xsl:value-of select="$pieces[$number - 1] ! replace(f:between(., current()), '\p{L}+:? ?', '')"/>
      <xsl:variable name="words" as="node()*">
        <xsl:apply-templates select="." mode="m:text"/>
      </xsl:variable>
      <xsl:value-of select="replace(string-join($words), '^\s+|\s+$', '')"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="idno[f:cites(..)]" mode="m:text" as="node()*" priority="3">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- A note in an entry is part of what the entry says. -->
  <xsl:template mode="m:text" as="node()*" priority="1"
    match="(bibl | biblStruct | analytic | monogr | imprint | series | notesStmt | entry | superEntry | hom | re | sense)/note">
    <xsl:value-of select="' '[not(f:cites(current()/..))]"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="' '[not(f:cites(current()/..))]"/>
  </xsl:template>

  <xsl:template mode="m:text-notes" as="node()*" priority="1"
    match="(bibl | biblStruct | analytic | monogr | imprint | series | notesStmt | entry | superEntry | hom | re | sense)/note">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <!-- A family name that is put first has a comma after it. -->
  <xsl:template match="surname[f:comma-after(.)]" mode="m:text" as="node()*" priority="3">
    <xsl:apply-templates mode="#current"/>
    <xsl:text>, </xsl:text>
  </xsl:template>
</xsl:stylesheet>
