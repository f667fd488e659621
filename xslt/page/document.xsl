<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of a document, or of one of its parts. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:document" as="element()">
    <xsl:variable name="document" as="element(c:document)" select="$context/c:context/c:document[1]"/>
    <xsl:variable name="division" as="element()?" select="if ($part ne '') then f:part(.) else ()"/>
    <xsl:variable name="shown" as="element()?" select="if ($part ne '') then $division else *"/>
    <xsl:variable name="unmarked" as="element()">
      <xsl:call-template name="f:text">
        <xsl:with-param name="shown" select="$shown"/>
        <xsl:with-param name="language" select="string($document/@lang)"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="scans" as="map(*)*" select="f:scans($shown)"/>
    <xsl:variable name="ids" as="map(xs:string, xs:boolean)" select="if (exists($scans)) then f:ids($unmarked) else map{}"/>
    <xsl:variable name="zones" as="map(xs:string, xs:string*)" select="f:zoned($scans, $ids)"/>
    <xsl:variable name="text" as="element()" select="f:with-zone-marks($unmarked, $zones)"/>
    <xsl:variable name="contents" as="element()?">
      <xsl:call-template name="f:contents">
        <xsl:with-param name="shown" select="$shown"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="views" as="element()?">
      <xsl:call-template name="f:views">
        <xsl:with-param name="shown" select="$shown"/>
        <xsl:with-param name="article" select="$text"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="
          string-join((string-join(($division ! f:part-title(@xml:id), $document/c:title ! normalize-space()), ', '),
            $document/c:within[1] ! normalize-space()), ' — ')"/>
      <xsl:with-param name="current" select="'documents'"/>
      <xsl:with-param name="script" select="
          ('reader', 'position'[$contents/descendant::*:a[starts-with(@href, '#')]], 'views'[$views],
            'notes'[f:calls-popup($text)], 'hits'[f:has-search()]) ! ('assets/' || . || '.js')"/>
      <xsl:with-param name="head" as="element()*">
        <xsl:apply-templates select="$document" mode="m:head"/>
        <link rel="stylesheet" href="{f:link('assets/cite.css')}"/>
        <xsl:if test="$edition/c:edition/c:report">
          <script src="{f:link('assets/report.js')}" defer="defer"/>
        </xsl:if>
        <xsl:if test="exists($scans)">
          <xsl:call-template name="f:scan-assets"/>
        </xsl:if>
      </xsl:with-param>
      <xsl:with-param name="hosts" select="f:scan-hosts($scans)" tunnel="yes"/>
      <xsl:with-param name="main" as="node()*">
        <xsl:call-template name="f:hits"/>
        <div class="document{' with-scans'[exists($scans)]}">
          <div class="reading">
            <xsl:call-template name="f:document-title">
              <xsl:with-param name="document" select="$document"/>
              <xsl:with-param name="header" select="(*/teiHeader)[1]"/>
            </xsl:call-template>
            <xsl:sequence select="$contents"/>
            <xsl:call-template name="f:original-pages">
              <xsl:with-param name="shown" select="$shown"/>
              <xsl:with-param name="scans" select="$scans"/>
            </xsl:call-template>
            <xsl:call-template name="f:scan-strip">
              <xsl:with-param name="scans" select="$scans"/>
            </xsl:call-template>
            <xsl:sequence select="$views, $text"/>
          </div>
          <xsl:call-template name="f:scan-plates">
            <xsl:with-param name="scans" select="$scans"/>
            <xsl:with-param name="zones" select="$zones"/>
            <xsl:with-param name="ids" select="$ids"/>
          </xsl:call-template>
          <xsl:call-template name="f:moved"/>
          <xsl:call-template name="f:popup">
            <xsl:with-param name="article" select="$text"/>
          </xsl:call-template>
          <xsl:call-template name="f:part-neighbours"/>
          <xsl:call-template name="f:document-panels">
            <xsl:with-param name="document" select="$document"/>
            <xsl:with-param name="header" select="(*/teiHeader)[1]"/>
          </xsl:call-template>
          <xsl:call-template name="f:ways"/>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- All that stems from the document's text, and nothing else. -->
  <xsl:template name="f:text" as="element()">
    <xsl:param name="shown" as="element()*"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="tag" as="xs:string?" select="f:language-tag($language)"/>
    <article data-text="">
      <xsl:where-populated>
        <xsl:attribute name="lang" select="$tag"/>
      </xsl:where-populated>
      <xsl:attribute name="dir" select="f:direction(($language[. ne ''], $f:language)[1])"/>
      <xsl:choose>
        <xsl:when test="$shown[self::TEI or self::teiCorpus]">
          <xsl:apply-templates select="
              $shown/((* | text()[normalize-space()]) except (teiHeader, standOff, facsimile)), $shown/(standOff, facsimile)"
              mode="m:html"/>
          <xsl:apply-templates select="$shown/teiHeader" mode="m:description"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="$shown" mode="m:html"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="f:apparatus">
        <xsl:with-param name="entries" select="f:apparatus($shown)"/>
      </xsl:call-template>
      <xsl:call-template name="f:endnotes">
        <xsl:with-param name="notes" select="$shown/descendant::note[f:footnote(.)][f:on-page(.)]"/>
      </xsl:call-template>
      <xsl:call-template name="f:index">
        <xsl:with-param name="entries"
            select="$shown/descendant::index[not(parent::index)][not(ancestor::teiHeader)][f:on-page(.)]"/>
      </xsl:call-template>
    </article>
  </xsl:template>

  <!-- Title, date, author, credit, summary. -->
  <xsl:template name="f:document-title" as="element()">
    <xsl:param name="document" as="element(c:document)"/>
    <xsl:param name="header" as="element()?"/>
    <header class="title">
      <xsl:call-template name="f:status">
        <xsl:with-param name="document" select="$document"/>
      </xsl:call-template>
      <xsl:where-populated>
        <ol class="within">
          <xsl:apply-templates select="$document/c:within" mode="m:within"/>
        </ol>
      </xsl:where-populated>
      <xsl:if test="$document/c:date">
        <p class="date"><xsl:sequence select="f:time($document/c:date)"/></p>
      </xsl:if>
      <h1>
        <xsl:sequence select="f:searched()"/>
        <xsl:value-of select="f:title($document)"/>
      </h1>
      <xsl:for-each select="$document/c:subtitle">
        <p class="subtitle" role="doc-subtitle">
          <xsl:sequence select="f:searched()"/>
          <xsl:value-of select="."/>
        </p>
      </xsl:for-each>
      <xsl:choose>
        <xsl:when test="$part ne ''">
          <p class="part-title">
            <xsl:value-of select="f:part-position() || ' · '"/>
            <a href="{f:link(f:document-path($document/@id, ''))}"><xsl:value-of select="f:label('whole-document')"/></a>
          </p>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="f:byline">
            <xsl:with-param name="header" select="$header"/>
          </xsl:call-template>
          <xsl:if test="$header/profileDesc/abstract[normalize-space()]">
            <section class="abstract" role="doc-abstract" aria-labelledby="ui-abstract">
              <xsl:sequence select="f:searched()"/>
              <h2 id="ui-abstract" data-generated=""><xsl:value-of select="f:label('abstract')"/></h2>
              <xsl:apply-templates select="$header/profileDesc/abstract" mode="m:html"/>
            </section>
          </xsl:if>
        </xsl:otherwise>
      </xsl:choose>
      <!-- Where the panels stand behind the text (assets/text.css). -->
      <p class="below">
        <a href="#ui-panels"><xsl:value-of select="f:label('panels')"/></a>
      </p>
    </header>
  </xsl:template>

  <!-- The volume that the document is of, and the divisions that it stands in there. -->
  <xsl:template match="c:within" mode="m:within" as="element()">
    <li>
      <a href="{f:link(f:document-path(@document, string(@part)))}{@fragment ! ('#' || encode-for-uri(.))}">
        <xsl:value-of select="."/>
      </a>
    </li>
  </xsl:template>

  <!-- Returns a date of the context: for machines as far as HTML can say it. -->
  <xsl:function name="f:time" as="node()*">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="datetime" as="xs:string?" select="f:datetime($date/@when)"/>
    <xsl:choose>
      <xsl:when test="$datetime">
        <time datetime="{$datetime}"><xsl:value-of select="f:date-text($date)"/></time>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="f:date-text($date)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Who wrote the document, and who made its publication possible. -->
  <xsl:template name="f:byline" as="element()*">
    <xsl:param name="header" as="element()?"/>
    <xsl:variable name="statement" as="element()?" select="$header/fileDesc/titleStmt"/>
    <xsl:variable name="authors" as="element()*"
        select="$statement/author/(persName[1], .[not(persName)])[normalize-space()]"/>
    <xsl:if test="exists($authors)">
      <p class="author">
        <xsl:sequence select="f:searched()"/>
        <xsl:for-each select="$authors">
          <xsl:if test="position() gt 1">, </xsl:if>
          <xsl:sequence select="f:quoted(.)"/>
        </xsl:for-each>
      </p>
    </xsl:if>
    <!-- A share in the text is one that the encoder says by a code, such as a relator's. -->
    <xsl:for-each select="$statement/respStmt[resp[@ref or @key]][* except resp]">
      <p class="responsible"><xsl:sequence select="f:quoted(.)"/></p>
    </xsl:for-each>
    <xsl:if test="$statement/(funder | sponsor)[normalize-space()]">
      <p class="credit">
        <xsl:value-of select="f:label('supported-by') || ' '"/>
        <xsl:for-each select="$statement/(funder | sponsor)[normalize-space()]">
          <xsl:if test="position() gt 1">, </xsl:if>
          <xsl:sequence select="f:quoted(.)"/>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="f:part-neighbours" as="element()?">
    <xsl:variable name="parts" as="element(c:part)*" select="$context/c:context/c:document[1]/c:part"/>
    <xsl:variable name="here" as="element(c:part)?" select="$parts[@id = $part]"/>
    <xsl:variable name="before" as="element(c:part)?" select="$here/preceding-sibling::c:part[1]"/>
    <xsl:variable name="after" as="element(c:part)?"
        select="if ($part ne '') then $here/following-sibling::c:part[1] else $parts[1]"/>
    <xsl:if test="$before or $after">
      <nav class="neighbours parts way" aria-label="{f:label('part.neighbours')}">
        <p class="order"><xsl:value-of select="f:label('way.parts')"/></p>
        <xsl:sequence select="
            $before ! f:neighbour('previous', f:place-link(f:this(), @id, ''), f:part-title(@id)),
            $after ! f:neighbour('next', f:place-link(f:this(), @id, ''), f:part-title(@id))"/>
      </nav>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
