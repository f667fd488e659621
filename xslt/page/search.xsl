<?xml version="1.0" encoding="UTF-8"?>
<!-- The search: its page, which assets/search.js fills; the box that leads to it from every page; and
     what a document's page has for the words that were sought (assets/hits.js). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns the mark of what the search finds beside the text of a document. A page without it has
       nothing that is to be found, as what tells of the edition itself. -->
  <xsl:function name="f:searched" as="attribute()?">
    <xsl:if test="$context/c:context/c:document[1]/@tei">
      <xsl:attribute name="data-search"/>
    </xsl:if>
  </xsl:function>

  <!-- Returns whether the edition has a search. -->
  <xsl:function name="f:has-search" as="xs:boolean">
    <xsl:sequence select="$edition/c:edition/@search = 'true'"/>
  </xsl:function>

  <!-- The box that leads to the search from every page but its own, and the one that stands anywhere. -->
  <xsl:template name="f:search-box" as="element()?">
    <xsl:if test="f:has-search() and not($page = ('search.html', '404.html'))">
      <form class="search" role="search" method="get" action="{f:link('search.html')}">
        <input name="q" type="search" aria-label="{f:label('search.site')}" placeholder="{f:label('search.site')}"/>
        <button type="submit"><xsl:value-of select="f:label('search.go')"/></button>
      </form>
    </xsl:if>
  </xsl:template>

  <!-- The way from one of the words that were sought to the next, for a reader who comes from the search. -->
  <xsl:template name="f:hits" as="element()?">
    <xsl:if test="f:has-search()">
      <div id="ui-hits" class="hits" hidden="hidden" role="region" aria-label="{f:label('hits')}">
        <p role="status" data-place="{f:label('hits.place')}" data-none="{f:label('hits.none')}"/>
        <xsl:for-each select="'previous', 'next', 'remove'">
          <button type="button" data-go="{.}" aria-label="{f:label('hits.' || .)}" title="{f:label('hits.' || .)}">
            <xsl:value-of select="map{'previous': '↑', 'next': '↓', 'remove': '×'}(.)"/>
          </button>
        </xsl:for-each>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="/" mode="m:search" as="element()">
    <html xsl:use-attribute-sets="f:interface">
      <xsl:call-template name="f:head">
        <xsl:with-param name="title" select="f:label('nav.search')"/>
        <xsl:with-param name="script" select="'assets/folding.js', 'assets/search.js'"/>
        <xsl:with-param name="more" as="element()">
          <link rel="stylesheet" href="{f:link('assets/search.css')}"/>
        </xsl:with-param>
      </xsl:call-template>
      <body>
        <xsl:call-template name="f:masthead">
          <xsl:with-param name="current" select="'search'"/>
        </xsl:call-template>
        <main id="ui-main" class="search">
          <header class="title">
            <h1><xsl:value-of select="f:label('nav.search')"/></h1>
          </header>
          <form id="ui-search" class="search" role="search" method="get" action="{f:link('search.html')}">
            <label for="ui-query"><xsl:value-of select="f:label('search.words')"/></label>
            <input id="ui-query" name="q" type="search" autocomplete="off" spellcheck="false"
                aria-describedby="ui-search-help"/>
            <button type="submit"><xsl:value-of select="f:label('search.go')"/></button>
            <p id="ui-search-help" class="help"><xsl:value-of select="f:label('search.help')"/></p>
          </form>
          <noscript>
            <xsl:call-template name="f:otherwise">
              <xsl:with-param name="why" select="'search.noscript'"/>
            </xsl:call-template>
          </noscript>
          <div id="ui-search-file" hidden="hidden">
            <xsl:call-template name="f:otherwise">
              <xsl:with-param name="why" select="'search.file'"/>
            </xsl:call-template>
          </div>
          <xsl:call-template name="f:facets"/>
          <xsl:call-template name="f:results"/>
        </main>
        <xsl:call-template name="f:footer"/>
      </body>
    </html>
  </xsl:template>

  <!-- What to do where the search does not work, and the lists of what it would find. -->
  <xsl:template name="f:otherwise" as="element()+">
    <xsl:param name="why" as="xs:string"/>
    <xsl:variable name="facts" as="element()" select="$edition/c:edition"/>
    <p><xsl:value-of select="f:label($why)"/></p>
    <p>
      <xsl:value-of select="f:label('search.otherwise')"/>
      <xsl:for-each select="'documents', f:kinds()[$facts/c:register/@kind = .], $facts/c:chronology/'chronology'">
        <xsl:value-of select="if (position() gt 1) then ' · ' else ' '"/>
        <a href="{f:link((if (. = f:kinds()) then f:folder(.) else .) || '.html')}">
          <xsl:value-of select="f:label('nav.' || .)"/>
        </a>
      </xsl:for-each>
    </p>
  </xsl:template>

  <!-- By what a search is narrowed; the script shows what the edition has, and fills the lists. -->
  <xsl:template name="f:facets" as="element()">
    <section id="ui-facets" class="facets" hidden="hidden" aria-labelledby="ui-facets-title"
        data-all="{f:label('search.all')}" data-fewer="{f:label('search.fewer')}"
        data-filter="{f:label('filter')}" data-remove="{f:label('search.remove')}"
        data-clear="{f:label('search.clear')}">
      <h2 id="ui-facets-title"><xsl:value-of select="f:label('search.narrow')"/></h2>
      <ul id="ui-chosen" class="chosen" aria-label="{f:label('search.chosen')}" hidden="hidden"/>
      <xsl:for-each select="'date', 'type', 'language', 'archive', 'person', 'organisation', 'place'">
        <details data-facet="{.}" hidden="hidden">
          <summary><xsl:value-of select="f:label('search.facet.' || .)"/></summary>
          <xsl:if test=". eq 'date'">
            <p class="range">
              <xsl:for-each select="'from', 'to'">
                <label for="ui-{.}"><xsl:value-of select="f:label('search.' || .)"/></label>
                <xsl:text> </xsl:text>
                <input id="ui-{.}" type="text" size="10" autocomplete="off" spellcheck="false"
                    title="{f:label('search.form')}"/>
                <xsl:text> </xsl:text>
              </xsl:for-each>
            </p>
          </xsl:if>
        </details>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template name="f:results" as="element()">
    <section id="ui-results" class="results" hidden="hidden" aria-labelledby="ui-results-title">
      <h2 id="ui-results-title" class="unseen"><xsl:value-of select="f:label('search.results')"/></h2>
      <div class="order">
        <p id="ui-search-status" role="status">
          <xsl:for-each select="'none', 'one', 'many', 'failed', 'unknown'">
            <xsl:attribute name="data-{.}" select="f:label('search.' || .)"/>
          </xsl:for-each>
        </p>
        <p>
          <label for="ui-sort"><xsl:value-of select="f:label('search.sort')"/></label>
          <xsl:text> </xsl:text>
          <select id="ui-sort">
            <xsl:for-each select="'relevance', 'date', 'newest'">
              <option value="{.[. ne 'relevance']}"><xsl:value-of select="f:label('search.sort.' || .)"/></option>
            </xsl:for-each>
          </select>
        </p>
      </div>
      <ol id="ui-search-results" class="listing" data-one="{f:label('search.places.one')}"
          data-many="{f:label('search.places.many')}"/>
      <p><button type="button" id="ui-search-more" hidden="hidden"><xsl:value-of select="f:label('search.more')"/></button></p>
    </section>
  </xsl:template>

</xsl:stylesheet>
