<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 4, Default text structure. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="text" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="group | floatingText | front | back | body" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7" mode="m:html"
      as="element()">
    <section>
      <xsl:sequence select="f:role(.)"/>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="
            current()/@type ! ('type-' || replace(., '[^A-Za-z0-9_-]+', '-')),
            'leiden'[current()/@type = 'edition'][f:leiden(current())]"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="@type" mode="m:division"/>
      <xsl:apply-templates mode="#current"/>
    </section>
  </xsl:template>

  <!-- A division that the source gives no heading, and whose type says what it is. -->
  <xsl:template match="@type[f:division-name(..)]" mode="m:division" as="element()">
    <p class="division" data-generated="">
      <xsl:value-of select="f:division-name(..)"/>
    </p>
  </xsl:template>

  <!-- The first heading of a division is one for machines too; what follows it belongs to it. -->
  <xsl:template match="head" mode="m:html" as="element()">
    <p>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </p>
  </xsl:template>

  <xsl:template match="head[f:flows(.)]" mode="m:html" priority="1" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="head[f:heads(.)]" mode="m:html" priority="2" as="element()">
    <xsl:variable name="level" as="xs:integer" select="f:heading-level(.)"/>
    <xsl:choose>
      <xsl:when test="f:flows(.)">
        <div role="heading" aria-level="{$level}">
          <xsl:apply-templates select="." mode="m:attributes"/>
          <xsl:apply-templates mode="#current"/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="h{min(($level, 6))}">
          <xsl:apply-templates select="." mode="m:attributes"/>
          <xsl:apply-templates mode="#current"/>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Returns whether a heading is the first of a division or of a text. -->
  <xsl:function name="f:heads" as="xs:boolean">
    <xsl:param name="head" as="element()"/>
    <xsl:sequence select="
        exists($head/parent::*[matches(local-name(), '^(div[1-7]?|body|front|back|text|group)$')]
          /head[1][. is $head])"/>
  </xsl:function>

  <!-- Returns the level of a heading; the page's own title is the first. -->
  <xsl:function name="f:heading-level" as="xs:integer">
    <xsl:param name="head" as="element()"/>
    <xsl:sequence select="
        2 + count($head/../ancestor::*[matches(local-name(), '^(div[1-7]?|body|front|back|text|group)$')]
          [head][f:on-page(.)])"/>
  </xsl:function>

  <!-- Openers, closers, and what stands in them. -->
  <xsl:template match="opener | closer | postscript | argument | epigraph | trailer" mode="m:html"
      as="element()">
    <div>
      <xsl:if test="self::epigraph">
        <xsl:attribute name="role" select="'doc-epigraph'"/>
      </xsl:if>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="dateline | salute | signed | byline" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Title pages. -->
  <xsl:template match="titlePage | docTitle | titlePart | docImprint" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="*[parent::titlePage][not(map:contains($f:global, local-name()))]" mode="m:html" priority="0.4"
      as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="docAuthor | docEdition | imprimatur" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- A list that a processor is to make: what can be made is part of the page anyway. -->
  <xsl:template match="divGen" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

</xsl:stylesheet>
