<?xml version="1.0" encoding="UTF-8"?>
<!-- The search page: Pagefind, by a script of ours; without it, a sentence that says so. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:search" as="element()">
    <html xsl:use-attribute-sets="f:interface">
      <xsl:call-template name="f:head">
        <xsl:with-param name="title" select="f:label('nav.search')"/>
        <xsl:with-param name="script" select="'assets/search.js'"/>
      </xsl:call-template>
      <body>
        <xsl:call-template name="f:masthead">
          <xsl:with-param name="current" select="'search'"/>
        </xsl:call-template>
        <main id="ui-main">
          <header class="title">
            <h1><xsl:value-of select="f:label('nav.search')"/></h1>
          </header>
          <form class="search" role="search" method="get" action="{f:link('search.html')}">
            <label for="ui-query"><xsl:value-of select="f:label('search.words')"/></label>
            <input id="ui-query" name="q" type="search" autocomplete="off" spellcheck="false"/>
            <button type="submit"><xsl:value-of select="f:label('search.go')"/></button>
          </form>
          <noscript><p><xsl:value-of select="f:label('search.noscript')"/></p></noscript>
          <p id="ui-search-file" hidden="hidden"><xsl:value-of select="f:label('search.file')"/></p>
          <p id="ui-search-status" role="status" data-none="{f:label('search.none')}"
              data-one="{f:label('search.one')}" data-many="{f:label('search.many')}"
              data-failed="{f:label('search.failed')}"/>
          <ol id="ui-search-results" class="listing results"/>
          <p><button type="button" id="ui-search-more" hidden="hidden"><xsl:value-of select="f:label('search.more')"/></button></p>
        </main>
        <xsl:call-template name="f:footer"/>
      </body>
    </html>
  </xsl:template>

</xsl:stylesheet>
