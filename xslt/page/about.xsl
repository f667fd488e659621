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
          <xsl:call-template name="f:apparatus">
            <xsl:with-param name="entries" select="f:apparatus($text)"/>
          </xsl:call-template>
          <xsl:call-template name="f:endnotes">
            <xsl:with-param name="notes" select="$text/descendant::note[f:footnote(.)]"/>
          </xsl:call-template>
        </div>
        <xsl:call-template name="f:holdings">
          <xsl:with-param name="statistics" select="$context/c:context/c:statistics"/>
        </xsl:call-template>
        <xsl:apply-templates select="$context/c:context/c:statistics/c:audits" mode="m:assurance"/>
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

  <!-- What the edition holds: how much of what, from when, in which languages. -->
  <xsl:template name="f:holdings" as="element()">
    <xsl:param name="statistics" as="element(c:statistics)?"/>
    <xsl:variable name="facts" as="element()" select="$edition/c:edition"/>
    <xsl:variable name="counts" as="element(c:count)*" select="$context/c:context/c:count"/>
    <section class="figures" aria-labelledby="ui-figures">
      <h2 id="ui-figures"><xsl:value-of select="f:label('about.holds')"/></h2>
      <ul>
        <li>
          <a href="{f:link('documents.html')}">
            <xsl:value-of select="f:count('count.document', xs:integer($counts[@of = 'document']/@n))"/>
          </a>
          <xsl:apply-templates select="$statistics/@words, $statistics/@first" mode="m:statistics"/>
        </li>
        <xsl:where-populated>
          <li><xsl:apply-templates select="$statistics[c:language]" mode="m:statistics"/></li>
        </xsl:where-populated>
        <xsl:for-each select="for $kind in f:kinds() return $counts[@of = $kind]">
          <li>
            <a href="{f:link(f:folder(@of) || '.html')}">
              <xsl:value-of select="f:count('count.' || @of, xs:integer(@n))"/>
            </a>
          </li>
        </xsl:for-each>
        <xsl:where-populated>
          <li><xsl:apply-templates select="$statistics/@identified" mode="m:statistics"/></li>
        </xsl:where-populated>
        <xsl:for-each select="$facts/c:guide">
          <li>
            <a href="{f:link(f:document-path(@document, ''))}"><xsl:value-of select="f:label('about.guide')"/></a>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <xsl:mode name="m:statistics" on-no-match="deep-skip" on-multiple-match="fail"/>

  <xsl:template match="c:statistics" mode="m:statistics" as="text()+">
    <xsl:value-of select="f:label('about.languages') || ' '"/>
    <xsl:value-of select="c:language ! ((f:known-label('language.' || tokenize(@lang, '-')[1]), @lang)[1] || ' (' || @n || ')')" separator=", "/>
  </xsl:template>

  <xsl:template match="@words" mode="m:statistics" as="text()">
    <xsl:value-of select="', ' || f:label-with('about.words', map{'n': f:figure(.)})"/>
  </xsl:template>

  <xsl:template match="@first" mode="m:statistics" as="text()">
    <xsl:value-of select="', ' || (
        if (. eq ../@last) then f:label-with('about.day', map{'date': f:date-words(.)})
        else f:label-with('about.span', map{'from': f:date-words(.), 'to': f:date-words(../@last)}))"/>
  </xsl:template>

  <xsl:template match="@identified" mode="m:statistics" as="text()?">
    <xsl:if test="xs:integer(.) gt 0">
      <xsl:value-of select="f:label-with('about.identified' || (if (. eq '1') then '.one' else '.many'), map{'n': f:figure(.)})"/>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="m:assurance" on-no-match="fail" on-multiple-match="fail"/>

  <!-- What the audit found: that no word is lost, or how many are. -->
  <xsl:template match="c:audits" mode="m:assurance" as="element()">
    <xsl:variable name="faults" as="xs:integer" select="sum((@lost, @garbled, @moved) ! xs:integer(.)) cast as xs:integer"/>
    <section class="assurance" aria-labelledby="ui-audit">
      <h2 id="ui-audit"><xsl:value-of select="f:label('about.audit')"/></h2>
      <p>
        <xsl:value-of select="f:label-with('about.audit.words', map{
            'words': f:figure(@source-words), 'documents': f:count('count.document', xs:integer(@documents))})"/>
        <xsl:text> </xsl:text>
        <xsl:value-of select="
            if ($faults eq 0) then f:label('about.audit.none')
            else f:label-with('about.audit.faults', map{'lost': f:figure(@lost), 'garbled': f:figure(@garbled), 'moved': f:figure(@moved)})"/>
        <xsl:text> </xsl:text>
        <xsl:value-of select="f:label-with('about.audit.hidden', map{'n': f:figure(@hidden)})[current()/@hidden ne '0']"/>
      </p>
      <p><a href="{f:link('report.html')}"><xsl:value-of select="f:label('about.audit.report')"/></a></p>
    </section>
  </xsl:template>

</xsl:stylesheet>
