<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 3.8, Lists. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="list" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'rend-inline'[current()/@type = 'inline']"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="head" mode="#current"/>
      <xsl:apply-templates select="." mode="m:list"/>
    </div>
  </xsl:template>

  <xsl:template match="list" mode="m:list" as="element()">
    <ul>
      <xsl:apply-templates select="* except head" mode="m:listed"/>
    </ul>
  </xsl:template>

  <xsl:template match="list[(@rend, @type) = ('ordered', 'numbered')]" mode="m:list" as="element()">
    <ol>
      <xsl:apply-templates select="* except head" mode="m:listed"/>
    </ol>
  </xsl:template>

  <!-- Labels and items by turns: a list of terms. -->
  <xsl:template match="list[label]" mode="m:list" priority="2" as="element()">
    <dl>
      <xsl:apply-templates select="* except head" mode="m:listed"/>
    </dl>
  </xsl:template>

  <xsl:template match="item | label | headItem | headLabel" mode="m:listed" as="node()*">
    <xsl:apply-templates select="." mode="m:html"/>
  </xsl:template>

  <!-- A page break or another thing between items. -->
  <xsl:template match="*" mode="m:listed" as="element()">
    <li class="between">
      <xsl:apply-templates select="." mode="m:html"/>
    </li>
  </xsl:template>

  <xsl:template match="list[label]/*[not(self::item or self::label or self::headItem or self::headLabel)]"
      mode="m:listed" as="element()">
    <dd class="between">
      <xsl:apply-templates select="." mode="m:html"/>
    </dd>
  </xsl:template>

  <xsl:template match="item" mode="m:html" as="element()">
    <li>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </li>
  </xsl:template>

  <xsl:template match="list[label]/item | list/headItem" mode="m:html" priority="1" as="element()">
    <dd>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </dd>
  </xsl:template>

  <xsl:template match="list/label | list/headLabel" mode="m:html" priority="1" as="element()">
    <dt>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </dt>
  </xsl:template>

  <xsl:template match="label" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
