<?xml version="1.0" encoding="UTF-8"?>
<!-- About the edition: its principles, what it holds, its header. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:about" as="element()">
    <xsl:variable name="facts" as="element()" select="$edition/c:edition"/>
    <xsl:variable name="counts" as="element(c:count)*" select="$context/c:context/c:count"/>
    <xsl:variable name="introduction" as="element()*" select="f:introduction(.)"/>
    <xsl:variable name="text" as="element()*" select="TEI/text/(front/* except $introduction, back/*)"/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="f:label('nav.about')"/>
      <xsl:with-param name="current" select="'about'"/>
      <xsl:with-param name="main" as="node()*">
        <header class="title">
          <h1><xsl:value-of select="f:label('about.title')"/></h1>
        </header>
        <div class="prose">
          <xsl:for-each select="$introduction">
            <p>
              <xsl:if test="@xml:id">
                <xsl:attribute name="id" select="@xml:id"/>
              </xsl:if>
              <a href="{f:link('index.html')}{@xml:id ! ('#' || encode-for-uri(.))}">
                <xsl:value-of select="(f:reading-text(head[1])[. ne ''], f:label('introduction'))[1]"/>
              </a>
            </p>
          </xsl:for-each>
          <xsl:apply-templates select="$text" mode="m:html"/>
          <xsl:call-template name="f:endnotes">
            <xsl:with-param name="notes" select="$text/descendant::note[f:footnote(.)]"/>
          </xsl:call-template>
        </div>
        <section class="figures" aria-labelledby="ui-figures">
          <h2 id="ui-figures"><xsl:value-of select="f:label('about.holds')"/></h2>
          <ul>
            <li>
              <a href="{f:link('documents.html')}">
                <xsl:value-of select="f:count('count.document', xs:integer($counts[@of = 'document']/@n))"/>
              </a>
            </li>
            <xsl:for-each select="for $kind in f:kinds() return $counts[@of = $kind]">
              <li>
                <a href="{f:link(f:folder(@of) || '.html')}">
                  <xsl:value-of select="f:count('count.' || @of, xs:integer(@n))"/>
                </a>
              </li>
            </xsl:for-each>
            <xsl:for-each select="$facts/c:guide">
              <li>
                <a href="{f:link(f:document-path(@document, ''))}"><xsl:value-of select="f:label('about.guide')"/></a>
              </li>
            </xsl:for-each>
          </ul>
        </section>
        <section class="header" aria-labelledby="ui-header">
          <h2 id="ui-header"><xsl:value-of select="f:label('about.edition')"/></h2>
          <xsl:choose>
            <xsl:when test="TEI/teiHeader">
              <xsl:apply-templates select="TEI/teiHeader" mode="m:header"/>
            </xsl:when>
            <xsl:otherwise>
              <dl>
                <dt><xsl:value-of select="f:label('element.title')"/></dt>
                <dd><xsl:value-of select="f:edition-title()"/></dd>
              </dl>
            </xsl:otherwise>
          </xsl:choose>
        </section>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
