<?xml version="1.0" encoding="UTF-8"?>
<!-- Ready citations: those of the document, and a page with one for each paragraph. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:citation" on-no-match="text-only-copy" on-multiple-match="fail"/>

  <xsl:template match="/" mode="m:cite" as="element()">
    <xsl:variable name="document" as="element(c:document)" select="$context/c:context/c:document[1]"/>
    <xsl:variable name="link" as="xs:string" select="f:link(f:document-path($document/@id, ''))"/>
    <xsl:variable name="passages" as="element()*" select="f:passages(.)"/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="f:label-with('cite.title', map{'title': f:title($document)})"/>
      <xsl:with-param name="current" select="'documents'"/>
      <xsl:with-param name="script" select="'assets/cite.js', 'assets/reader.js'"/>
      <xsl:with-param name="head" as="element()*">
        <meta name="robots" content="noindex"/>
        <link rel="stylesheet" href="{f:link('assets/cite.css')}"/>
        <link rel="stylesheet" href="{f:link('assets/passages.css')}"/>
      </xsl:with-param>
      <xsl:with-param name="main" as="element()*">
        <header class="title">
          <p class="kind"><xsl:value-of select="f:label('cite.kind')"/></p>
          <h1><a href="{$link}"><xsl:value-of select="f:title($document)"/></a></h1>
        </header>
        <section class="citations" aria-labelledby="ui-document" data-copy-label="{f:label('copy')}" data-copied="{f:label('copied')}">
          <h2 id="ui-document"><xsl:value-of select="f:label('cite.document')"/></h2>
          <xsl:call-template name="f:citations">
            <xsl:with-param name="document" select="$document"/>
            <xsl:with-param name="citations" select="$context/c:context/c:citation[not(@form = 'paragraph')]"/>
          </xsl:call-template>
        </section>
        <xsl:if test="exists($passages)">
          <section class="citations" aria-labelledby="ui-passages">
            <h2 id="ui-passages"><xsl:value-of select="f:label('cite.passages')"/></h2>
            <p><xsl:value-of select="f:label('cite.passages.how')"/></p>
            <ol class="passages">
              <xsl:apply-templates select="$passages" mode="m:citing"/>
            </ol>
          </section>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:mode name="m:citing" on-no-match="fail" on-multiple-match="fail" use-accumulators="f:counted-paragraphs"/>

  <!-- A paragraph: its first words, which lead to it, and a footnote that cites it, with the number that
       the page of the document shows of it, if it has one. -->
  <xsl:template match="p | ab | lg" mode="m:citing" as="element()">
    <xsl:variable name="link" as="xs:string" select="f:place-link(f:this(), f:part-of(.), @xml:id)"/>
    <xsl:variable name="path" as="xs:string" select="f:document-path(f:this(), f:part-of(.))"/>
    <xsl:variable name="number" as="xs:integer?"
        select="self::p[f:is-counted-paragraph(.)]/accumulator-before('f:counted-paragraphs')"/>
    <xsl:variable name="form" as="xs:string" select="if (exists($number)) then 'paragraph' else 'note'"/>
    <li>
      <p class="begins"><a href="{$link}"><xsl:value-of select="f:first-words(.)"/></a></p>
      <p class="citation">
        <xsl:apply-templates select="$context/c:context/c:citation[@form = $form][1]" mode="m:citation">
          <xsl:with-param name="number" tunnel="yes" select="$number"/>
          <xsl:with-param name="address" tunnel="yes" select="f:absolute($path) || '#' || encode-for-uri(@xml:id)"/>
        </xsl:apply-templates>
      </p>
    </li>
  </xsl:template>

  <!-- Returns the first words of a passage. -->
  <xsl:function name="f:first-words" as="xs:string">
    <xsl:param name="passage" as="element()"/>
    <xsl:variable name="words" as="xs:string*" select="tokenize(f:reading-text($passage))"/>
    <xsl:sequence select="string-join(subsequence($words, 1, 9), ' ') || '…'[exists($words[10])]"/>
  </xsl:function>

  <!-- The citations of a document: as its source says, and ready ones. -->
  <xsl:template name="f:citations" as="element()">
    <xsl:param name="document" as="element(c:document)"/>
    <xsl:param name="citations" as="element(c:citation)*"/>
    <dl class="citations">
      <xsl:for-each select="$document/c:citation[normalize-space()]">
        <dt><xsl:value-of select="f:label('cite.own')"/></dt>
        <dd class="citation"><xsl:value-of select="normalize-space()"/></dd>
      </xsl:for-each>
      <xsl:for-each select="$citations">
        <dt>
          <xsl:value-of select="f:label-with('cite.' || @form, map{
              'style': (f:known-label('style.' || @style), string(@title))[1]})"/>
        </dt>
        <dd class="citation">
          <xsl:apply-templates select="." mode="m:citation">
            <xsl:with-param name="address" tunnel="yes" select="f:absolute(f:document-path($document/@id, ''))"/>
          </xsl:apply-templates>
        </dd>
      </xsl:for-each>
      <!-- Without styles, what is known of it in a row. -->
      <xsl:if test="not($document/c:citation[normalize-space()] or exists($citations))">
        <dt><xsl:value-of select="f:label('cite.plain')"/></dt>
        <dd class="citation"><xsl:value-of select="f:citation($document)"/></dd>
      </xsl:if>
    </dl>
  </xsl:template>

  <xsl:template match="c:italic" mode="m:citation" as="element()">
    <i><xsl:value-of select="."/></i>
  </xsl:template>

  <xsl:template match="c:number" mode="m:citation" as="text()">
    <xsl:param name="number" as="xs:integer?" tunnel="yes"/>
    <xsl:value-of select="$number"/>
  </xsl:template>

  <!-- Where a reader is not at the address already, it is a link. -->
  <xsl:template match="c:address" mode="m:citation" as="node()">
    <xsl:param name="address" as="xs:string" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="f:the-document()">
        <xsl:value-of select="$address"/>
      </xsl:when>
      <xsl:otherwise>
        <a href="{$address}"><xsl:value-of select="$address"/></a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
