<?xml version="1.0" encoding="UTF-8"?>
<!-- The list of documents, by year where there are many in this order; a page a year where there are very many. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:documents" as="element()">
    <xsl:variable name="documents" as="element(c:document)*" select="c:context/c:document"/>
    <xsl:variable name="sections" as="element(c:section)*" select="c:context/c:section"/>
    <xsl:call-template name="f:list-page">
      <xsl:with-param name="list" select="f:label('nav.documents')"/>
      <xsl:with-param name="path" select="'documents.html'"/>
      <xsl:with-param name="current" select="'documents'"/>
      <xsl:with-param name="head" select="()"/>
      <xsl:with-param name="below" select="
          f:count('count.document', xs:integer(sum(($sections/@count, count($documents)))))"/>
      <xsl:with-param name="listed" as="element()*">
        <xsl:choose>
          <xsl:when test="exists($sections)"/>
          <xsl:when test="empty(c:context/c:here) and count($documents) gt 24 and f:by-year($documents)">
            <xsl:call-template name="f:documents-by-year">
              <xsl:with-param name="documents" select="$documents"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <ol class="listing">
              <xsl:apply-templates select="$documents" mode="m:listing"/>
            </ol>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:if test="$edition/c:edition/c:list/@of = 'redactions' and empty(c:context/c:here)">
          <p class="entry-of"><a href="{f:link('redactions.html')}"><xsl:value-of select="f:label('nav.redactions')"/></a></p>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Tells whether documents stand in the order of several years, each of them once. -->
  <xsl:function name="f:by-year" as="xs:boolean">
    <xsl:param name="documents" as="element(c:document)*"/>
    <xsl:variable name="years" as="xs:string*" select="$documents ! f:year-of(string(@date))"/>
    <xsl:variable name="changes" as="xs:integer*"
        select="for $place in 2 to count($years) return $place[$years[$place] ne $years[$place - 1]]"/>
    <xsl:sequence select="exists($changes) and count($changes) + 1 eq count(distinct-values($years))"/>
  </xsl:function>

  <xsl:template name="f:documents-by-year" as="element()*">
    <xsl:param name="documents" as="element(c:document)*"/>
    <nav class="index" aria-label="{f:label('years')}">
      <ul class="inline">
        <xsl:for-each-group select="$documents" group-adjacent="f:year-of(string(@date))">
          <li><a href="#ui-year-{position()}"><xsl:value-of select="f:year-label(current-grouping-key())"/></a></li>
        </xsl:for-each-group>
      </ul>
    </nav>
    <xsl:for-each-group select="$documents" group-adjacent="f:year-of(string(@date))">
      <section aria-labelledby="ui-year-{position()}">
        <h2 id="ui-year-{position()}"><xsl:value-of select="f:year-label(current-grouping-key())"/></h2>
        <ol class="listing">
          <xsl:apply-templates select="current-group()" mode="m:listing"/>
        </ol>
      </section>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Returns what a year is called. -->
  <xsl:function name="f:year-label" as="xs:string">
    <xsl:param name="year" as="xs:string"/>
    <xsl:sequence select="if ($year eq '') then f:label('undated') else f:date-words($year)"/>
  </xsl:function>

  <!-- Returns the title of a document, or else its id. -->
  <xsl:function name="f:title" as="xs:string">
    <xsl:param name="document" as="element(c:document)"/>
    <xsl:sequence select="($document/c:title/normalize-space()[. ne ''], string($document/@id))[1]"/>
  </xsl:function>

  <!-- Returns the title of a document in a list, which leads to its page. -->
  <xsl:function name="f:document-link" as="element()">
    <xsl:param name="document" as="element(c:document)"/>
    <a class="title" href="{f:link(f:document-path($document/@id, ''))}"><xsl:value-of select="f:title($document)"/></a>
  </xsl:function>

  <xsl:template match="c:document" mode="m:listing" as="element()">
    <li>
      <xsl:if test="c:date">
        <span class="date"><xsl:sequence select="f:time(c:date)"/></span>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:sequence select="f:document-link(.)"/>
      <xsl:if test="@invalid = 'true'">
        <xsl:text> </xsl:text>
        <span class="status"><xsl:value-of select="f:label('status.invalid.short')"/></span>
      </xsl:if>
      <xsl:where-populated>
        <ul class="inline versions">
          <xsl:apply-templates select="c:version[position() gt 1]" mode="m:version"/>
        </ul>
      </xsl:where-populated>
      <xsl:for-each select="f:status-word(@status)">
        <xsl:text> </xsl:text>
        <span class="status"><xsl:value-of select="."/></span>
      </xsl:for-each>
      <xsl:for-each select="c:abstract[normalize-space()]">
        <p class="abstract"><xsl:value-of select="."/></p>
      </xsl:for-each>
    </li>
  </xsl:template>

</xsl:stylesheet>
