<?xml version="1.0" encoding="UTF-8"?>
<!-- Two texts side by side: two versions of a document, or two witnesses of one. Their blocks have been
     made (columns.xsl), and which stand beside each other has been decided between the two steps
     (edition/alignment.py). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:beside" on-no-match="shallow-copy" on-multiple-match="fail"/>
  <xsl:mode name="m:pair" on-no-match="fail" on-multiple-match="fail"/>

  <!-- The page: a row for what stands beside each other. -->
  <xsl:template match="/" mode="m:parallel" as="element()">
    <xsl:variable name="sides" as="element(c:side)+" select="c:parallel/c:side"/>
    <xsl:variable name="is-collation" as="xs:boolean" select="exists(c:parallel/c:witness)"/>
    <xsl:call-template name="f:page">
      <xsl:with-param name="title" select="
          $sides[1] ! normalize-space() || ' — '
          || (if ($is-collation) then f:label('collation') else string-join($sides ! f:version-name(.), ' / '))"/>
      <xsl:with-param name="current" select="'documents'"/>
      <!-- Both texts have pages of their own: what stands here is to be found, shared and cited there. -->
      <xsl:with-param name="head" as="element()?">
        <xsl:for-each select="f:absolute(f:document-path($sides[1]/@document, ''))">
          <link rel="canonical" href="{.}"/>
        </xsl:for-each>
      </xsl:with-param>
      <xsl:with-param name="main" as="element()">
        <div class="{string-join(('parallel', 'collation'[$is-collation]), ' ')}">
          <header class="title">
            <h1><xsl:value-of select="($sides[1] ! normalize-space()[. ne ''], $sides[1]/@document)[1]"/></h1>
            <xsl:if test="$is-collation">
              <p class="part-title">
                <a href="{f:link(f:document-path($sides[1]/@document, ''))}"><xsl:value-of select="f:label('whole-document')"/></a>
              </p>
            </xsl:if>
          </header>
          <div class="pair names">
            <xsl:apply-templates select="$sides" mode="m:pair"/>
          </div>
          <xsl:apply-templates select="c:parallel/c:row" mode="m:pair"/>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What a side is called: the version, which leads to its page. -->
  <xsl:template match="c:side" mode="m:pair" as="element()">
    <p class="{f:side(.)}">
      <a href="{f:link(f:document-path(@document, ''))}"><xsl:value-of select="f:version-name(.)"/></a>
    </p>
  </xsl:template>

  <!-- … or the witness, which is chosen; the two begin with two that differ. -->
  <xsl:template match="c:side[../c:witness]" mode="m:pair" as="element()" priority="1">
    <xsl:variable name="number" as="xs:integer" select="count(preceding-sibling::c:side)"/>
    <p class="{f:side(.)}">
      <label for="ui-{f:side(.)}-witness"><xsl:value-of select="f:label('view.witness')"/></label>
      <xsl:text> </xsl:text>
      <select id="ui-{f:side(.)}-witness">
        <option value=""><xsl:value-of select="f:label('view.witness.edited')"/></option>
        <xsl:for-each select="../c:witness">
          <option value="{@state}">
            <xsl:if test="position() eq $number + 1">
              <xsl:attribute name="selected" select="'selected'"/>
            </xsl:if>
            <xsl:value-of select="."/>
          </option>
        </xsl:for-each>
      </select>
    </p>
  </xsl:template>

  <xsl:template match="c:row" mode="m:pair" as="element()">
    <div class="pair">
      <xsl:apply-templates select="c:left, c:right" mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="c:left | c:right" mode="m:pair" as="element()">
    <xsl:variable name="side" as="element(c:side)" select="ancestor::c:parallel/c:side[if (current()/self::c:left) then 1 else 2]"/>
    <div class="{f:side($side)}" data-side="{f:side($side)}">
      <xsl:where-populated>
        <xsl:attribute name="lang" select="f:language-tag($side/@lang)"/>
      </xsl:where-populated>
      <xsl:attribute name="dir" select="f:direction(($side/@lang/string()[. ne ''], $f:language)[1])"/>
      <xsl:apply-templates select="parse-xml-fragment(.)" mode="m:beside">
        <xsl:with-param name="side" select="f:side($side)" tunnel="yes"/>
        <xsl:with-param name="is-collation" select="exists(ancestor::c:parallel/c:witness)" tunnel="yes"/>
      </xsl:apply-templates>
    </div>
  </xsl:template>

  <!-- Returns "left" or "right". -->
  <xsl:function name="f:side" as="xs:string">
    <xsl:param name="side" as="element(c:side)"/>
    <xsl:sequence select="if ($side/preceding-sibling::c:side) then 'right' else 'left'"/>
  </xsl:function>

  <!-- Here ids are no addresses: each side has its own. -->
  <xsl:template match="@id | @for | @aria-labelledby | @aria-describedby | @headers" mode="m:beside" as="attribute()">
    <xsl:param name="side" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="{name()}" select="tokenize(.) ! ('ui-' || $side || '-' || .)"/>
  </xsl:template>

  <!-- Two sections of the same name would be no landmarks. -->
  <xsl:template match="section/@role | section/@aria-labelledby" mode="m:beside" as="empty-sequence()" priority="1"
      xpath-default-namespace=""/>

  <xsl:template match="@href[starts-with(., '#')]" mode="m:beside" as="attribute()">
    <xsl:param name="side" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="href" select="'#ui-' || $side || '-' || substring(., 2)"/>
  </xsl:template>

  <!-- The apparatus has no place where its witnesses themselves are shown. -->
  <xsl:template match="sup[@class = 'call app-call']" mode="m:beside" as="element()?" xpath-default-namespace="">
    <xsl:param name="is-collation" as="xs:boolean" tunnel="yes"/>
    <xsl:if test="not($is-collation)">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
