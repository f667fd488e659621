<?xml version="1.0" encoding="UTF-8"?>
<!-- What the volume has before its documents: half-title, title page, imprint, contents, introduction. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- All of it; the context item is edition.xml, or what stands for it. -->
  <xsl:template name="f:front-matter" as="element()+">
    <b:half-title><xsl:value-of select="f:plain(f:volume-title())"/></b:half-title>
    <b:title-page>
      <xsl:apply-templates select="(text/front/titlePage, $edition/c:edition)[1]" mode="m:title-page"/>
    </b:title-page>
    <b:imprint><xsl:call-template name="f:imprint"/></b:imprint>
    <b:contents title="{f:label('contents')}" numbered="{'yes'[f:numbered()]}"/>
    <xsl:apply-templates select="text/front/(* except (titlePage, head))" mode="m:section"/>
    <xsl:if test="not(text/front//div[matches(@type, 'principle|editorial|encoding|method|criteria', 'i')])">
      <xsl:apply-templates select="teiHeader/encodingDesc/editorialDecl[normalize-space()]" mode="m:section"/>
    </xsl:if>
  </xsl:template>

  <!-- Returns what the volume is called. -->
  <xsl:function name="f:volume-title" as="xs:string">
    <xsl:sequence select="($edition/c:edition/c:title/normalize-space()[. ne ''], f:label('edition'))[1]"/>
  </xsl:function>

  <!-- ═══ The title page: that of edition.xml, or one made of what its header says ═══ -->

  <xsl:mode name="m:title-page" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="c:edition" mode="m:title-page" as="element()+">
    <b:title><xsl:value-of select="f:plain(f:volume-title())"/></b:title>
    <xsl:for-each select="c:subtitle">
      <b:subtitle><xsl:value-of select="f:plain(.)"/></b:subtitle>
    </xsl:for-each>
    <xsl:for-each select="$context/c:context/c:volume[@n]">
      <b:subtitle><xsl:value-of select="f:plain(f:volume-name(.))"/></b:subtitle>
    </xsl:for-each>
    <xsl:if test="c:editor">
      <b:editor role="{f:label('book.edited-by')}"><xsl:value-of select="f:listed(c:editor ! string())"/></b:editor>
    </xsl:if>
    <b:publisher>
      <xsl:for-each select="c:publisher"><b:line-of><xsl:value-of select="."/></b:line-of></xsl:for-each>
      <xsl:for-each select="@date[. ne '']"><b:line-of><xsl:value-of select="substring(., 1, 4)"/></b:line-of></xsl:for-each>
    </b:publisher>
  </xsl:template>

  <xsl:template match="titlePage | docTitle" mode="m:title-page" as="element()*">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="*" mode="m:title-page" as="node()*" priority="-1">
    <xsl:apply-templates select="." mode="m:book"/>
  </xsl:template>

  <xsl:template match="titlePart" mode="m:title-page" as="element()">
    <b:subtitle><xsl:call-template name="f:content"/></b:subtitle>
  </xsl:template>

  <xsl:template match="titlePart[@type = 'main' or empty(preceding-sibling::titlePart)]" mode="m:title-page"
      as="element()">
    <b:title><xsl:call-template name="f:content"/></b:title>
  </xsl:template>

  <xsl:template match="byline | docAuthor" mode="m:title-page" as="element()">
    <b:editor><xsl:call-template name="f:content"/></b:editor>
  </xsl:template>

  <xsl:template match="docImprint" mode="m:title-page" as="element()">
    <b:publisher><xsl:call-template name="f:content"/></b:publisher>
  </xsl:template>

  <!-- ═══ The imprint ═══ -->

  <xsl:template name="f:imprint" as="element()+">
    <xsl:variable name="facts" as="element(c:edition)" select="$edition/c:edition"/>
    <xsl:variable name="statement" as="element()?" select="teiHeader/fileDesc/publicationStmt"/>
    <xsl:for-each select="$facts/c:publisher">
      <b:imprint-line>
        <xsl:value-of select="string-join((f:plain(.), $statement/pubPlace[1] ! f:reading-text(.),
            $facts/@date[. ne ''] ! substring(., 1, 4)), ', ')"/>
      </b:imprint-line>
    </xsl:for-each>
    <xsl:apply-templates select="teiHeader/fileDesc/editionStmt[normalize-space()], teiHeader/fileDesc/seriesStmt[1],
        $statement/idno[normalize-space()]" mode="m:imprint"/>
    <xsl:apply-templates select="$facts/c:licence[normalize-space() or @target]" mode="m:imprint"/>
    <b:imprint-note title="{f:label('book.how-to-cite')}">
      <xsl:for-each select="f:listed($facts/c:editor ! string())[. ne '']">
        <xsl:value-of select="."/><xsl:text>, </xsl:text>
      </xsl:for-each>
      <b:title-of><xsl:value-of select="f:plain(f:volume-title())"/></b:title-of>
      <xsl:for-each select="teiHeader/fileDesc/editionStmt/edition[1][normalize-space()]">, <xsl:value-of select="f:reading-text(.)"/></xsl:for-each>
      <xsl:for-each select="$facts/c:publisher">, <xsl:value-of select="."/></xsl:for-each>
      <xsl:for-each select="$facts/@date[. ne '']">, <xsl:value-of select="f:date-words(.)"/></xsl:for-each>
      <xsl:for-each select="$facts/@base-url">
        <xsl:text>, </xsl:text>
        <b:web address="{.}"><xsl:value-of select="."/></b:web>
      </xsl:for-each>
      <xsl:text>.</xsl:text>
    </b:imprint-note>
    <xsl:apply-templates select="teiHeader/fileDesc/titleStmt[funder]" mode="m:credit"/>
  </xsl:template>

  <xsl:mode name="m:imprint" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="editionStmt" mode="m:imprint" as="element()">
    <b:imprint-line>
      <xsl:for-each select="(edition, p, .)[normalize-space()][1]"><xsl:apply-templates mode="m:book"/></xsl:for-each>
    </b:imprint-line>
  </xsl:template>

  <xsl:template match="seriesStmt" mode="m:imprint" as="element()">
    <b:imprint-line>
      <xsl:for-each select="*[normalize-space()]">
        <xsl:if test="position() gt 1">, </xsl:if>
        <xsl:apply-templates select="." mode="m:book"/>
      </xsl:for-each>
    </b:imprint-line>
  </xsl:template>

  <!-- "ISBN 978-…"; a DOI leads to where it is resolved. -->
  <xsl:template match="idno" mode="m:imprint" as="element()">
    <xsl:variable name="number" as="xs:string" select="normalize-space()"/>
    <xsl:variable name="address" as="xs:string?" select="
        if (upper-case(@type) eq 'DOI') then 'https://doi.org/' || replace($number, '^(https?://(dx\.)?doi\.org/|doi:\s*)', '')
        else f:web-address($number)"/>
    <b:imprint-line>
      <xsl:value-of select="@type[matches(., '^\p{L}{2,6}$')][not(starts-with($number, 'http'))] ! (upper-case(.) || ' ')"/>
      <xsl:choose>
        <xsl:when test="$address"><b:web address="{$address}"><xsl:value-of select="f:plain($number)"/></b:web></xsl:when>
        <xsl:otherwise><xsl:value-of select="f:plain($number)"/></xsl:otherwise>
      </xsl:choose>
    </b:imprint-line>
  </xsl:template>

  <xsl:template match="c:licence" mode="m:imprint" as="element()">
    <b:imprint-note title="{f:label('element.licence')}">
      <xsl:value-of select="f:plain(.)"/>
      <xsl:for-each select="@target[f:web-address(.)]">
        <xsl:text> </xsl:text>
        <b:web address="{f:web-address(.)}"><xsl:value-of select="."/></b:web>
      </xsl:for-each>
    </b:imprint-note>
  </xsl:template>

  <!-- ═══ Sections: the divisions of the front and the back of edition.xml ═══ -->

  <xsl:mode name="m:section" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="m:section" as="element(b:section)">
    <xsl:param name="untitled" as="xs:string" select="f:label('introduction')"/>
    <xsl:variable name="title" as="xs:string"
        select="(head[1] ! f:reading-text(.)[. ne ''], f:division-title(.), $untitled)[1]"/>
    <b:section plain="{f:plain($title)}">
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <b:with name="title">
        <xsl:choose>
          <xsl:when test="head"><xsl:apply-templates select="head[1]/node()" mode="m:book"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="f:plain($title)"/></xsl:otherwise>
        </xsl:choose>
      </b:with>
      <xsl:apply-templates select="if (self::div or self::editorialDecl or self::listBibl) then node() except head[1] else ." mode="m:book">
        <xsl:with-param name="kept" select="true()"/>
      </xsl:apply-templates>
    </b:section>
  </xsl:template>

  <!-- Returns what a section without a heading is called, if its kind says it. -->
  <xsl:function name="f:division-title" as="xs:string?">
    <xsl:param name="section" as="element()"/>
    <xsl:sequence select="
        if ($section/self::listBibl) then f:label('nav.work')
        else if ($section/self::editorialDecl) then f:label('book.principles')
        else ()"/>
  </xsl:function>

</xsl:stylesheet>
