<?xml version="1.0" encoding="UTF-8"?>
<!-- Alternatives and editorial marks, by signs alone (TEI 3.5, 11.3, 12.2). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- The editor's reading, and what it stands for in brackets. -->
  <xsl:template match="choice" mode="m:text" as="node()*">
    <xsl:variable name="first" as="element()?" select="(corr, reg, expan, *)[1]"/>
    <xsl:apply-templates select="$first" mode="#current"/>
    <xsl:for-each select="* except $first">
      <xsl:text> [</xsl:text>
      <xsl:apply-templates select="." mode="#current"/>
      <xsl:text>]</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="app" mode="m:text" as="node()*">
    <xsl:variable name="first" as="element()?" select="(lem, rdg)[1]"/>
    <xsl:apply-templates select="$first" mode="#current"/>
    <xsl:for-each select="* except $first">
      <xsl:text> [</xsl:text>
      <xsl:apply-templates select="." mode="#current"/>
      <xsl:text>]</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="rdgGrp" mode="m:text" as="node()*">
    <xsl:for-each select="*">
      <xsl:if test="position() gt 1">
        <xsl:text> | </xsl:text>
      </xsl:if>
      <xsl:apply-templates select="." mode="#current"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="del | surplus" mode="m:text" as="node()*">
    <xsl:text>⟦</xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text>⟧</xsl:text>
  </xsl:template>

  <xsl:template match="subst" mode="m:text" as="node()*">
    <xsl:for-each select="*">
      <xsl:if test="position() gt 1">
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:apply-templates select="." mode="#current"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="supplied" mode="m:text" as="node()*">
    <xsl:text>[</xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="gap" mode="m:text" as="node()*">
    <xsl:text>[…]</xsl:text>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="q | said[not(p)][not(@direct = 'false')] | soCalled | title[@level = ('a', 'u')] | quote[not(p | lg | list | l | div)]"
    mode="m:text" as="node()*" priority="-0.1">
    <xsl:text>“</xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text>”</xsl:text>
  </xsl:template>
</xsl:stylesheet>
