<?xml version="1.0" encoding="UTF-8"?>
<!-- Content models as formulas that lead to what they name: a, b then; a | b either; ? * + how often. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://www.tei-c.org/ns/1.0"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:formula" on-no-match="fail" on-multiple-match="fail"/>

  <!-- Returns the formula of a content model. -->
  <xsl:function name="f:formula" as="node()+">
    <xsl:param name="content" as="element(content)"/>
    <xsl:apply-templates select="$content" mode="m:formula"/>
  </xsl:function>

  <xsl:template match="content" mode="m:formula" as="node()+">
    <xsl:sequence select="f:joined(*, ', ')"/>
  </xsl:template>

  <xsl:template match="content[not(*)]" mode="m:formula" priority="1" as="node()+">
    <xsl:text>nothing</xsl:text>
  </xsl:template>

  <xsl:template match="sequence" mode="m:formula" as="node()+">
    <xsl:text>(</xsl:text>
    <xsl:sequence select="f:joined(*, ', ')"/>
    <xsl:text>)</xsl:text>
    <xsl:value-of select="f:sign(.)"/>
  </xsl:template>

  <xsl:template match="alternate" mode="m:formula" as="node()+">
    <xsl:text>(</xsl:text>
    <xsl:sequence select="f:joined(*, ' | ')"/>
    <xsl:text>)</xsl:text>
    <xsl:value-of select="f:sign(.)"/>
  </xsl:template>

  <xsl:template match="elementRef | classRef | macroRef | dataRef" mode="m:formula" as="node()+">
    <xsl:sequence select="f:link(f:spec(@key))"/>
    <xsl:value-of select="f:sign(.)"/>
  </xsl:template>

  <xsl:template match="textNode" mode="m:formula" as="node()+">
    <xsl:text>text</xsl:text>
  </xsl:template>

  <xsl:template match="empty" mode="m:formula" as="node()+">
    <xsl:text>nothing</xsl:text>
  </xsl:template>

  <xsl:template match="anyElement" mode="m:formula" as="node()+">
    <xsl:text>any markup in the namespace </xsl:text>
    <ident><xsl:value-of select="@require"/></ident>
  </xsl:template>

  <!-- Returns the formulas of some items with a sign between them. -->
  <xsl:function name="f:joined" as="node()*">
    <xsl:param name="items" as="element()*"/>
    <xsl:param name="sign" as="xs:string"/>
    <xsl:for-each select="$items">
      <xsl:if test="position() gt 1">
        <xsl:value-of select="$sign"/>
      </xsl:if>
      <xsl:apply-templates select="." mode="m:formula"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Returns the sign for how often an item occurs. -->
  <xsl:function name="f:sign" as="xs:string">
    <xsl:param name="item" as="element()"/>
    <xsl:variable name="occurs" as="xs:string" select="f:least($item) || '-' || f:most($item)"/>
    <xsl:sequence select="
        (map{'1-1': '', '0-1': '?', '0-': '*', '1-': '+'}($occurs), '{' || $occurs || '}')[1]"/>
  </xsl:function>

</xsl:stylesheet>
