<?xml version="1.0" encoding="UTF-8"?>
<!-- The volume, and the PDF of one document. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:volume" as="text()*">
    <xsl:call-template name="f:findings"/>
    <xsl:variable name="book" as="document-node()">
      <xsl:document><xsl:call-template name="f:volume"/></xsl:document>
    </xsl:variable>
    <xsl:text>#import "/design.typ" as ed&#10;</xsl:text>
    <xsl:call-template name="f:show">
      <xsl:with-param name="function" select="'volume'"/>
      <xsl:with-param name="title" select="($edition/c:edition/c:title ! f:plain(normalize-space())[. ne ''], f:label('edition'))[1]"/>
      <xsl:with-param name="authors" select="$edition/c:edition/c:editor ! normalize-space(.)"/>
      <xsl:with-param name="keywords" select="distinct-values($context//c:document/c:keyword)"/>
      <xsl:with-param name="language" select="string($edition/c:edition/@xml:lang)"/>
    </xsl:call-template>
    <xsl:apply-templates select="f:parted(f:settled($book))" mode="m:typst"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="/" mode="m:single" as="text()*">
    <xsl:variable name="facts" as="element(c:document)" select="$context/c:context/c:document[1]"/>
    <xsl:variable name="book" as="document-node()">
      <xsl:document>
        <xsl:if test="$enclosed">
          <b:enclosed path="{$enclosed}" name="{tokenize($enclosed, '/')[last()]}"
              description="{f:label('book.tei')}"/>
        </xsl:if>
        <b:include file="{f:fragment($facts/@id)}"/>
        <b:colophon-line>
          <xsl:value-of select="f:label('book.from')"/>
          <xsl:text> </xsl:text>
          <b:title-of><xsl:value-of select="$edition/c:edition/c:title"/></b:title-of>
          <xsl:for-each select="($facts/@changed ! substring(., 1, 10), $edition/c:edition/@date)[. ne ''][1]">, <xsl:value-of select="f:date-words(.)"/></xsl:for-each>
          <xsl:if test="$edition/c:edition/@base-url">
            <xsl:text>. </xsl:text>
            <xsl:variable name="address" as="xs:string"
                select="replace($edition/c:edition/@base-url, '/$', '') || '/documents/' || $facts/@id || '.html'"/>
            <b:web address="{$address}"><xsl:value-of select="$address"/></b:web>
          </xsl:if>
        </b:colophon-line>
      </xsl:document>
    </xsl:variable>
    <xsl:text>#import "/design.typ" as ed&#10;</xsl:text>
    <xsl:call-template name="f:show">
      <xsl:with-param name="function" select="'single'"/>
      <xsl:with-param name="title" select="f:plain(($facts/c:title[normalize-space()] ! string(), $facts/@id ! string())[1])"/>
      <xsl:with-param name="authors" select="$facts/c:author ! string()"/>
      <xsl:with-param name="keywords" select="$facts/c:keyword ! string()"/>
      <xsl:with-param name="language" select="string(($facts/@lang, $edition/c:edition/@xml:lang)[1])"/>
    </xsl:call-template>
    <xsl:apply-templates select="$book" mode="m:typst"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- Where the fragment of a document lies in Typst's root folder. -->
  <xsl:function name="f:fragment" as="xs:string">
    <xsl:param name="document" as="xs:string"/>
    <xsl:sequence select="'/documents/' || $document || '.typ'"/>
  </xsl:function>

  <!-- The rule that makes all that follows a volume, or the PDF of one document. -->
  <xsl:template name="f:show" as="text()*" expand-text="yes">
    <xsl:param name="function" as="xs:string"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="authors" as="xs:string*"/>
    <xsl:param name="keywords" as="xs:string*"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:text>#show: ed.{$function}.with(ed.measures, </xsl:text>
    <xsl:text>title: {f:literal($title)}, </xsl:text>
    <xsl:text>authors: {f:literals($authors)}, </xsl:text>
    <xsl:text>keywords: {f:literals($keywords)}, </xsl:text>
    <xsl:text>language: {f:literal((f:language-tag($language) ! tokenize(., '-')[1], 'en')[1])})&#10;</xsl:text>
  </xsl:template>

  <!-- Returns strings as a Typst array. -->
  <xsl:function name="f:literals" as="xs:string">
    <xsl:param name="strings" as="xs:string*"/>
    <xsl:sequence select="'(' || string-join($strings ! (f:literal(.) || ','), ' ') || ')'"/>
  </xsl:function>

  <!-- ═══ The parts of the volume ═══ -->

  <xsl:template name="f:volume" as="element()*">
    <xsl:variable name="facts" as="element(c:edition)" select="$edition/c:edition"/>
    <b:title-page>
      <b:title><xsl:value-of select="$facts/c:title"/></b:title>
      <xsl:for-each select="$facts/c:subtitle">
        <b:subtitle><xsl:value-of select="."/></b:subtitle>
      </xsl:for-each>
      <xsl:if test="$facts/c:editor">
        <b:editor role="{f:label('book.edited-by')}"><xsl:value-of select="f:listed($facts/c:editor ! string())"/></b:editor>
      </xsl:if>
      <b:publisher>
        <xsl:for-each select="$facts/c:publisher"><b:line-of><xsl:value-of select="."/></b:line-of></xsl:for-each>
        <xsl:for-each select="$facts/@date[. ne '']"><b:line-of><xsl:value-of select="substring(., 1, 4)"/></b:line-of></xsl:for-each>
      </b:publisher>
    </b:title-page>
    <b:imprint>
      <xsl:for-each select="$facts/c:licence[normalize-space() or @target]">
        <b:imprint-note title="{f:label('element.licence')}">
          <xsl:value-of select="."/>
          <xsl:for-each select="@target[f:web-address(.)]">
            <xsl:text> </xsl:text>
            <b:web address="{f:web-address(.)}"><xsl:value-of select="."/></b:web>
          </xsl:for-each>
        </b:imprint-note>
      </xsl:for-each>
      <b:imprint-note title="{f:label('book.how-to-cite')}">
        <xsl:for-each select="f:listed($facts/c:editor ! string())[. ne '']">
          <xsl:value-of select="."/><xsl:text>, </xsl:text>
        </xsl:for-each>
        <b:title-of><xsl:value-of select="$facts/c:title"/></b:title-of>
        <xsl:for-each select="$facts/c:publisher">, <xsl:value-of select="."/></xsl:for-each>
        <xsl:for-each select="$facts/@date[. ne '']">, <xsl:value-of select="f:date-words(.)"/></xsl:for-each>
        <xsl:for-each select="$facts/@base-url">
          <xsl:text>, </xsl:text>
          <b:web address="{.}"><xsl:value-of select="."/></b:web>
        </xsl:for-each>
        <xsl:text>.</xsl:text>
      </b:imprint-note>
    </b:imprint>
    <b:contents title="{f:label('contents')}"/>
    <xsl:apply-templates select="*" mode="m:introduction"/>
    <b:documents>
      <xsl:for-each select="$context/c:context/c:document">
        <b:include file="{f:fragment(@id)}"/>
      </xsl:for-each>
      <xsl:if test="$context/c:context/c:register/c:entity">
        <b:indexes>
          <xsl:apply-templates select="$context/c:context/c:register[c:entity]" mode="m:index"/>
        </b:indexes>
      </xsl:if>
      <b:colophon>
        <b:p>
          <xsl:value-of select="
              (($facts/@date[. ne ''] ! f:label-with('book.state', map{'date': f:date-words(.)})),
                f:label('book.undated'))[1] || ' '"/>
          <xsl:value-of select="f:listed((
              f:count('count.document', count($context/c:context/c:document)),
              sum($context/c:context/c:document/@words/xs:integer(.)) || ' ' || f:label('book.words'),
              $context/c:context/c:register[c:entity] ! f:count('count.' || @kind, count(c:entity))))"/>
          <xsl:text>.</xsl:text>
        </b:p>
      </b:colophon>
    </b:documents>
  </xsl:template>

  <xsl:mode name="m:introduction" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="c:*" mode="m:introduction" as="empty-sequence()"/>

  <!-- Each division of the front matter is a section of its own. -->
  <xsl:template match="*" mode="m:introduction" as="element(b:section)*" priority="-1">
    <xsl:for-each select="text/front/(* except (titlePage, head))">
      <xsl:variable name="title" as="xs:string"
          select="(head[1] ! f:reading-text(.), f:label('introduction'))[1]"/>
      <b:section plain="{f:plain($title)}">
        <xsl:apply-templates select="@*" mode="m:attributes"/>
        <b:with name="title">
          <xsl:choose>
            <xsl:when test="head"><xsl:apply-templates select="head[1]/node()" mode="m:book"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$title"/></xsl:otherwise>
          </xsl:choose>
        </b:with>
        <xsl:apply-templates select="if (self::div) then node() except head[1] else ." mode="m:book"/>
      </b:section>
    </xsl:for-each>
  </xsl:template>

  <xsl:mode name="m:index" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="c:register" mode="m:index" as="element(b:index)">
    <b:index kind="{@kind}" plain="{f:label('book.' || @kind)}">
      <xsl:for-each select="c:entity">
        <b:entry entity="{@id}">
          <xsl:value-of select="(@sort[normalize-space()], c:name)[1]"/>
        </b:entry>
      </xsl:for-each>
    </b:index>
  </xsl:template>

</xsl:stylesheet>
