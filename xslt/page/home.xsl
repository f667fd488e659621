<?xml version="1.0" encoding="UTF-8"?>
<!-- The first page: the title, the introduction, the first documents. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:home" as="element()">
    <xsl:variable name="facts" as="element()" select="$edition/c:edition"/>
    <xsl:variable name="introduction" as="element()*" select="f:introduction(.)"/>
    <xsl:variable name="documents" as="element(c:document)*" select="$context/c:context/c:document"/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="''"/>
      <xsl:with-param name="current" select="'home'"/>
      <xsl:with-param name="head" select="f:meta('description', ($facts/c:subtitle, $facts/c:title)[1])"/>
      <xsl:with-param name="main" as="node()*">
        <header class="title cover">
          <h1><xsl:value-of select="f:edition-title()"/></h1>
          <xsl:for-each select="$facts/c:subtitle">
            <p class="subtitle" role="doc-subtitle"><xsl:value-of select="."/></p>
          </xsl:for-each>
          <xsl:if test="$facts/c:editor">
            <p class="author">
              <xsl:value-of select="f:label('edited-by') || ' '"/>
              <xsl:value-of select="distinct-values($facts/c:editor ! normalize-space())" separator=", "/>
            </p>
          </xsl:if>
        </header>
        <xsl:if test="exists($introduction)">
          <div class="prose">
            <xsl:apply-templates select="$introduction" mode="m:html"/>
            <xsl:call-template name="f:apparatus">
              <xsl:with-param name="entries" select="f:apparatus($introduction)"/>
            </xsl:call-template>
            <xsl:call-template name="f:endnotes">
              <xsl:with-param name="notes" select="$introduction/descendant::note[f:footnote(.)]"/>
            </xsl:call-template>
          </div>
        </xsl:if>
        <section class="documents" aria-labelledby="ui-documents">
          <h2 id="ui-documents"><xsl:value-of select="f:label('nav.documents')"/></h2>
          <ol class="listing">
            <xsl:apply-templates select="$documents" mode="m:listing"/>
          </ol>
          <xsl:for-each select="$context/c:context/c:count[@of = 'document']/@n[xs:integer(.) gt count($documents)]">
            <p>
              <a href="{f:link('documents.html')}">
                <xsl:value-of select="f:label-with('documents.all', map{'n': string(.)})"/>
              </a>
            </p>
          </xsl:for-each>
          <xsl:where-populated>
            <p class="volume">
              <xsl:apply-templates select="$context/c:context/c:volume" mode="m:offered"/>
            </p>
          </xsl:where-populated>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- How the book is offered: all of it in one, or one volume after the other. -->
  <xsl:mode name="m:offered" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="c:volume" mode="m:offered" as="element()">
    <a href="{f:link(@path)}" type="application/pdf"><xsl:value-of select="f:label('volume')"/></a>
  </xsl:template>

  <xsl:template match="c:volume[@n]" mode="m:offered" as="node()+">
    <xsl:value-of select="if (preceding-sibling::c:volume) then ' · ' else f:label('volumes') || ' '"/>
    <a href="{f:link(@path)}" type="application/pdf"><xsl:value-of select="f:volume-name(.)"/></a>
  </xsl:template>

  <!-- Returns what the first page shows of an edition's own text: its introduction. -->
  <xsl:function name="f:introduction" as="element()*">
    <xsl:param name="edition" as="document-node()"/>
    <xsl:variable name="front" as="element()?" select="$edition/TEI/text/front"/>
    <xsl:sequence select="($front/div[@type = 'introduction'], $front/div)[1]"/>
  </xsl:function>

</xsl:stylesheet>
