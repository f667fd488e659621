<?xml version="1.0" encoding="UTF-8"?>
<!-- The stylesheet that a project would write for itself: TEI to a page, a rule an element, no
     registers, no checks. What the edition costs is compared with what this costs. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="xs">

  <xsl:output method="html" version="5" indent="no"/>
  <xsl:strip-space elements="div list table row lg choice subst correspDesc correspAction body text"/>
  <xsl:mode on-no-match="shallow-skip"/>
  <xsl:mode name="text" on-no-match="text-only-copy"/>
  <xsl:mode name="header" on-no-match="shallow-skip"/>

  <xsl:variable name="title" as="xs:string"
                select="normalize-space(string-join((//titleStmt/title)[1]//text()))"/>

  <xsl:key name="by-name" match="persName | placeName | orgName | rs" use="local-name()"/>

  <!-- The page -->

  <xsl:template match="/">
    <xsl:apply-templates select="TEI"/>
  </xsl:template>

  <xsl:template match="TEI">
    <html lang="{(@xml:lang, 'en')[1]}">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="$title"/></title>
        <link rel="stylesheet" href="style.css"/>
      </head>
      <body>
        <header>
          <p class="site"><a href="index.html">The edition</a></p>
          <h1><xsl:value-of select="$title"/></h1>
        </header>
        <main>
          <xsl:apply-templates select="text" mode="text"/>
          <xsl:call-template name="notes"/>
        </main>
        <aside>
          <xsl:apply-templates select="teiHeader" mode="header"/>
          <xsl:call-template name="names">
            <xsl:with-param name="heading" select="'Persons'"/>
            <xsl:with-param name="found" select="key('by-name', ('persName', 'rs'))"/>
          </xsl:call-template>
          <xsl:call-template name="names">
            <xsl:with-param name="heading" select="'Places'"/>
            <xsl:with-param name="found" select="key('by-name', 'placeName')"/>
          </xsl:call-template>
          <xsl:call-template name="names">
            <xsl:with-param name="heading" select="'Organisations'"/>
            <xsl:with-param name="found" select="key('by-name', 'orgName')"/>
          </xsl:call-template>
        </aside>
        <footer><p>Made from TEI.</p></footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="names">
    <xsl:param name="heading" as="xs:string"/>
    <xsl:param name="found" as="element()*"/>
    <xsl:if test="exists($found[@ref])">
      <section>
        <h2><xsl:value-of select="$heading"/></h2>
        <ul>
          <xsl:for-each-group select="$found[@ref]" group-by="@ref">
            <xsl:sort select="normalize-space(.)"/>
            <li>
              <a href="{replace(current-grouping-key(), '^.*#', '')}.html">
                <xsl:value-of select="normalize-space(.)"/>
              </a>
            </li>
          </xsl:for-each-group>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="notes">
    <xsl:if test="exists(//text//note)">
      <section class="notes">
        <h2>Notes</h2>
        <ol>
          <xsl:for-each select="//text//note">
            <li id="note-{position()}">
              <xsl:apply-templates mode="text"/>
              <a href="#call-{position()}">back</a>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The header -->

  <xsl:template match="teiHeader" mode="header">
    <dl>
      <xsl:apply-templates select="fileDesc, profileDesc" mode="header"/>
    </dl>
  </xsl:template>

  <xsl:template match="titleStmt/author" mode="header">
    <dt>Author</dt>
    <dd><xsl:value-of select="normalize-space(.)"/></dd>
  </xsl:template>

  <xsl:template match="titleStmt/editor" mode="header">
    <dt>Editor</dt>
    <dd><xsl:value-of select="normalize-space(.)"/></dd>
  </xsl:template>

  <xsl:template match="publicationStmt/publisher" mode="header">
    <dt>Publisher</dt>
    <dd><xsl:value-of select="normalize-space(.)"/></dd>
  </xsl:template>

  <xsl:template match="licence" mode="header">
    <dt>Licence</dt>
    <dd><a href="{@target}"><xsl:value-of select="normalize-space(.)"/></a></dd>
  </xsl:template>

  <xsl:template match="msIdentifier" mode="header">
    <dt>Source</dt>
    <dd><xsl:value-of select="string-join(* ! normalize-space(), ', ')"/></dd>
  </xsl:template>

  <xsl:template match="abstract" mode="header">
    <dt>Summary</dt>
    <dd><xsl:apply-templates mode="text"/></dd>
  </xsl:template>

  <xsl:template match="correspAction[@type = 'sent']" mode="header">
    <dt>Sent</dt>
    <dd><xsl:value-of select="string-join(* ! normalize-space(), ', ')"/></dd>
  </xsl:template>

  <xsl:template match="correspAction[@type = 'received']" mode="header">
    <dt>Received</dt>
    <dd><xsl:value-of select="string-join(* ! normalize-space(), ', ')"/></dd>
  </xsl:template>

  <xsl:template match="correspContext/ref" mode="header">
    <dt><xsl:value-of select="if (@type = 'prev') then 'Before' else 'After'"/></dt>
    <dd>
      <a href="{replace(@target, '\.xml$', '.html')}"><xsl:value-of select="normalize-space(.)"/></a>
    </dd>
  </xsl:template>

  <xsl:template match="language" mode="header">
    <dt>Language</dt>
    <dd><xsl:value-of select="normalize-space(.)"/></dd>
  </xsl:template>

  <!-- Structure -->

  <xsl:template match="text" mode="text">
    <article><xsl:apply-templates mode="text"/></article>
  </xsl:template>

  <xsl:template match="div | div1 | div2 | div3" mode="text">
    <section class="{(@type, 'div')[1]}">
      <xsl:for-each select="@xml:id"><xsl:attribute name="id" select="."/></xsl:for-each>
      <xsl:apply-templates mode="text"/>
    </section>
  </xsl:template>

  <xsl:template match="div/head" mode="text">
    <xsl:element name="h{min((count(ancestor::div) + 1, 6))}">
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="opener | closer | postscript | dateline" mode="text">
    <div class="{local-name()}"><xsl:apply-templates mode="text"/></div>
  </xsl:template>

  <xsl:template match="salute | signed | byline" mode="text">
    <p class="{local-name()}"><xsl:apply-templates mode="text"/></p>
  </xsl:template>

  <xsl:template match="p | ab" mode="text">
    <p>
      <xsl:for-each select="@xml:id"><xsl:attribute name="id" select="."/></xsl:for-each>
      <xsl:apply-templates mode="text"/>
    </p>
  </xsl:template>

  <xsl:template match="note//p | item/p | cell/p" mode="text">
    <span class="p"><xsl:apply-templates mode="text"/></span>
  </xsl:template>

  <xsl:template match="lg" mode="text">
    <div class="lg"><xsl:apply-templates mode="text"/></div>
  </xsl:template>

  <xsl:template match="l" mode="text">
    <div class="l"><xsl:apply-templates mode="text"/></div>
  </xsl:template>

  <xsl:template match="list" mode="text">
    <xsl:apply-templates select="head" mode="text"/>
    <ul><xsl:apply-templates select="item" mode="text"/></ul>
  </xsl:template>

  <xsl:template match="list[@type = 'ordered'] | list[@rend = 'numbered']" mode="text">
    <ol><xsl:apply-templates select="item" mode="text"/></ol>
  </xsl:template>

  <xsl:template match="item" mode="text">
    <li><xsl:apply-templates mode="text"/></li>
  </xsl:template>

  <xsl:template match="list/head" mode="text">
    <p class="head"><xsl:apply-templates mode="text"/></p>
  </xsl:template>

  <xsl:template match="table" mode="text">
    <table>
      <xsl:apply-templates select="head, row" mode="text"/>
    </table>
  </xsl:template>

  <xsl:template match="table/head" mode="text">
    <caption><xsl:apply-templates mode="text"/></caption>
  </xsl:template>

  <xsl:template match="row" mode="text">
    <tr><xsl:apply-templates select="cell" mode="text"/></tr>
  </xsl:template>

  <xsl:template match="cell" mode="text">
    <td>
      <xsl:for-each select="@cols"><xsl:attribute name="colspan" select="."/></xsl:for-each>
      <xsl:for-each select="@rows"><xsl:attribute name="rowspan" select="."/></xsl:for-each>
      <xsl:apply-templates mode="text"/>
    </td>
  </xsl:template>

  <xsl:template match="figure" mode="text">
    <figure>
      <img src="{graphic/@url}" alt="{normalize-space(figDesc)}"/>
      <figcaption><xsl:apply-templates select="head" mode="text"/></figcaption>
    </figure>
  </xsl:template>

  <!-- Pages and lines -->

  <xsl:template match="pb" mode="text">
    <span class="pb" id="page-{@n}">[<xsl:value-of select="@n"/>]</span>
  </xsl:template>

  <xsl:template match="lb" mode="text">
    <br/>
  </xsl:template>

  <xsl:template match="fw" mode="text"/>

  <!-- Phrases -->

  <xsl:template match="persName[@ref] | placeName[@ref] | orgName[@ref] | rs[@ref]" mode="text">
    <a class="{local-name()}" href="{replace(@ref, '^.*#', '')}.html">
      <xsl:apply-templates mode="text"/>
    </a>
  </xsl:template>

  <xsl:template match="date" mode="text">
    <time><xsl:for-each select="@when"><xsl:attribute name="datetime" select="."/></xsl:for-each><xsl:apply-templates mode="text"/></time>
  </xsl:template>

  <xsl:template match="ref" mode="text">
    <a href="{replace(@target, '\.xml', '.html')}"><xsl:apply-templates mode="text"/></a>
  </xsl:template>

  <xsl:template match="hi" mode="text">
    <span class="{translate((@rend, 'hi')[1], ':#', '--')}"><xsl:apply-templates mode="text"/></span>
  </xsl:template>

  <xsl:template match="hi[@rend = ('italic', 'italics')] | emph | foreign | title" mode="text">
    <i><xsl:for-each select="@xml:lang"><xsl:attribute name="lang" select="."/></xsl:for-each><xsl:apply-templates mode="text"/></i>
  </xsl:template>

  <xsl:template match="hi[@rend = 'bold']" mode="text">
    <b><xsl:apply-templates mode="text"/></b>
  </xsl:template>

  <xsl:template match="hi[@rend = 'superscript']" mode="text">
    <sup><xsl:apply-templates mode="text"/></sup>
  </xsl:template>

  <xsl:template match="q" mode="text">“<xsl:apply-templates mode="text"/>”</xsl:template>

  <xsl:template match="quote" mode="text">
    <blockquote><xsl:apply-templates mode="text"/></blockquote>
  </xsl:template>

  <xsl:template match="p/quote" mode="text">“<xsl:apply-templates mode="text"/>”</xsl:template>

  <xsl:template match="note" mode="text">
    <xsl:variable name="number" as="xs:integer" select="count(preceding::note[ancestor::text]) + 1"/>
    <sup id="call-{$number}"><a href="#note-{$number}"><xsl:value-of select="$number"/></a></sup>
  </xsl:template>

  <!-- The hand and the editor -->

  <xsl:template match="choice" mode="text">
    <span class="choice" title="{(sic, orig, abbr)[1]}">
      <xsl:apply-templates select="(corr, reg, expan)[1]" mode="text"/>
    </span>
  </xsl:template>

  <xsl:template match="add" mode="text">
    <ins><xsl:apply-templates mode="text"/></ins>
  </xsl:template>

  <xsl:template match="del" mode="text">
    <del><xsl:apply-templates mode="text"/></del>
  </xsl:template>

  <xsl:template match="supplied" mode="text">[<xsl:apply-templates mode="text"/>]</xsl:template>

  <xsl:template match="unclear" mode="text">
    <span class="unclear"><xsl:apply-templates mode="text"/></span>
  </xsl:template>

  <xsl:template match="gap" mode="text">
    <span class="gap" title="{@reason}">[…]</span>
  </xsl:template>
</xsl:stylesheet>
