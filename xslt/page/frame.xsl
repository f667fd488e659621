<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of a page: head, header with navigation, main, footer. A page that shows the text of a
     source is put into it as a whole (f:page), so that it can be seen whole before it is written; any
     other has the parts of the frame around its own. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The language of the interface, and the direction in which it is read. -->
  <xsl:attribute-set name="f:interface">
    <xsl:attribute name="lang" select="$f:language"/>
    <xsl:attribute name="dir" select="f:direction($f:language)"/>
  </xsl:attribute-set>

  <xsl:template name="f:page" as="element()">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="current" as="xs:string" select="''"/>
    <xsl:param name="head" as="element()*" select="()"/>
    <xsl:param name="main" as="node()*"/>
    <xsl:param name="script" as="xs:string*" select="()"/>
    <html xsl:use-attribute-sets="f:interface">
      <xsl:call-template name="f:head">
        <xsl:with-param name="title" select="$title"/>
        <xsl:with-param name="more" select="$head"/>
        <xsl:with-param name="script" select="$script"/>
        <xsl:with-param name="styles" select="f:styles($main)"/>
      </xsl:call-template>
      <body>
        <xsl:call-template name="f:masthead">
          <xsl:with-param name="current" select="$current"/>
        </xsl:call-template>
        <main id="ui-main">
          <xsl:sequence select="f:valid($main)"/>
        </main>
        <xsl:call-template name="f:footer"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="f:head" as="element()">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="more" as="element()*" select="()"/>
    <xsl:param name="script" as="xs:string*" select="()"/>
    <xsl:param name="styles" as="xs:string*" select="'lists'"/>
    <head>
      <xsl:call-template name="f:policy">
        <xsl:with-param name="script" select="$script"/>
      </xsl:call-template>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>
        <xsl:value-of select="distinct-values(($title, f:edition-title())[. ne ''])" separator=" · "/>
      </title>
      <meta name="color-scheme" content="light dark"/>
      <xsl:sequence select="$more[not(@name = 'description')]"/>
      <xsl:call-template name="f:public">
        <xsl:with-param name="title" select="$title"/>
        <xsl:with-param name="said" select="$more"/>
      </xsl:call-template>
      <link rel="icon" type="image/svg+xml" href="{f:link('assets/icon.svg')}"/>
      <xsl:call-template name="f:style-links">
        <xsl:with-param name="styles" select="$styles"/>
      </xsl:call-template>
      <xsl:for-each select="$script">
        <script src="{f:link(.)}" defer="defer"/>
      </xsl:for-each>
    </head>
  </xsl:template>

  <!-- The way to the main part, the edition's title, and the navigation. -->
  <xsl:template name="f:masthead" as="element()+">
    <xsl:param name="current" as="xs:string" select="''"/>
    <a class="skip" href="#ui-main"><xsl:value-of select="f:label('skip')"/></a>
    <header class="masthead">
      <p class="edition-title">
        <a href="{f:link('index.html')}"><xsl:value-of select="f:edition-title()"/></a>
      </p>
      <xsl:call-template name="f:search-box"/>
      <xsl:call-template name="f:navigation">
        <xsl:with-param name="current" select="$current"/>
      </xsl:call-template>
    </header>
  </xsl:template>

  <!-- Returns the title of the edition. -->
  <xsl:function name="f:edition-title" as="xs:string">
    <xsl:sequence select="
        ($edition/c:edition/c:title/normalize-space()[. ne ''], f:label('edition'))[1]"/>
  </xsl:function>

  <!-- The ways to all pages of the edition that exist. -->
  <xsl:template name="f:navigation" as="element()">
    <xsl:param name="current" as="xs:string"/>
    <xsl:variable name="facts" as="element()" select="$edition/c:edition"/>
    <xsl:variable name="pages" as="map(xs:string, xs:string)*" select="
        map{'key': 'home', 'path': 'index.html'},
        map{'key': 'documents', 'path': 'documents.html'},
        f:kinds()[$facts/c:register/@kind = .] ! map{'key': ., 'path': f:folder(.) || '.html'},
        $facts/c:list[@of = ('subjects', 'correspondence', 'archives')] ! map{'key': string(@of), 'path': @of || '.html'},
        $facts/c:chronology ! map{'key': 'chronology', 'path': 'chronology.html'},
        map{'key': 'search', 'path': 'search.html'}[f:has-search()],
        map{'key': 'about', 'path': 'about.html'}"/>
    <nav class="site" aria-label="{f:label('navigation')}">
      <ul>
        <xsl:for-each select="$pages">
          <li>
            <a href="{f:link(?path)}">
              <xsl:if test="?key eq $current">
                <xsl:attribute name="aria-current" select="if (?path eq $page) then 'page' else 'true'"/>
              </xsl:if>
              <xsl:value-of select="f:label('nav.' || ?key)"/>
            </a>
          </li>
        </xsl:for-each>
      </ul>
    </nav>
  </xsl:template>

  <!-- Returns the kinds of entities, in the order of the navigation. -->
  <xsl:function name="f:kinds" as="xs:string+">
    <xsl:sequence select="'person', 'organisation', 'place', 'work', 'event', 'object', 'term'"/>
  </xsl:function>

  <xsl:template name="f:footer" as="element()">
    <xsl:variable name="facts" as="element(c:edition)" select="$edition/c:edition"/>
    <footer class="colophon">
      <p>
        <xsl:value-of select="f:edition-title()"/>
        <xsl:if test="$facts/c:editor">
          <xsl:value-of select="', ' || f:label('edited-by') || ' '"/>
          <xsl:value-of select="distinct-values($facts/c:editor ! normalize-space())" separator=", "/>
        </xsl:if>
        <xsl:text>.</xsl:text>
        <xsl:for-each select="f:as-of($facts)">
          <xsl:text> </xsl:text>
          <xsl:value-of select="f:label-with('as-of', map{'date': f:date-words(.)})"/>
        </xsl:for-each>
      </p>
      <p>
        <a href="{f:link('about.html')}"><xsl:value-of select="f:label('about-and-rights')"/></a>
        <xsl:text> · </xsl:text>
        <a href="{f:link('report.html')}"><xsl:value-of select="f:label('report')"/></a>
      </p>
    </footer>
  </xsl:template>

  <!-- Returns the date of the last change to what a page shows: the edition, or one document. -->
  <xsl:function name="f:as-of" as="xs:string?">
    <xsl:param name="facts" as="element(c:edition)"/>
    <xsl:sequence select="
        ($facts/@date, $context/c:context[not(c:document[2])]/c:document/@changed ! substring(., 1, 10))[. ne ''][1]"/>
  </xsl:function>

  <!-- The ways to the page before and the page after. -->
  <xsl:template name="f:neighbours" as="element()?">
    <xsl:param name="neighbours" as="element()*" select="$context/c:context/(c:previous, c:next)"/>
    <xsl:if test="exists($neighbours)">
      <nav class="neighbours" aria-label="{f:label('neighbours')}">
        <xsl:apply-templates select="$neighbours" mode="m:neighbour"/>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template match="c:previous | c:next" mode="m:neighbour" as="element()">
    <xsl:sequence select="
        f:neighbour(local-name(), f:neighbour-link(.), if (@path) then f:section-name(.) else string())"/>
  </xsl:template>

  <!-- Returns the way to what stands before ("previous") or after ("next"). -->
  <xsl:function name="f:neighbour" as="element()">
    <xsl:param name="direction" as="xs:string"/>
    <xsl:param name="link" as="xs:string"/>
    <xsl:param name="title" as="xs:string"/>
    <a class="{$direction}" rel="{if ($direction eq 'previous') then 'prev' else 'next'}" href="{$link}">
      <span class="direction"><xsl:value-of select="f:label($direction)"/></span>
      <xsl:text> </xsl:text>
      <span class="title"><xsl:value-of select="$title"/></span>
    </a>
  </xsl:function>

  <!-- Returns the link to a neighbour: a document, a section of a list, or an entity of the same kind. -->
  <xsl:function name="f:neighbour-link" as="xs:string">
    <xsl:param name="neighbour" as="element()"/>
    <xsl:sequence select="
        if ($neighbour/@document)
        then f:link(f:document-path($neighbour/@document, string($neighbour/@part)))
        else if ($neighbour/@path) then f:link($neighbour/@path)
        else f:link(f:entity-path($neighbour/../c:entity[1]/@kind, $neighbour/@id))"/>
  </xsl:function>

</xsl:stylesheet>
