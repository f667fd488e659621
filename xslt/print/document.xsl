<?xml version="1.0" encoding="UTF-8"?>
<!-- One document: its title, what the editors say before it, its text, its source. -->
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

  <xsl:template match="/" mode="m:fragment" as="text()*">
    <xsl:call-template name="f:findings"/>
    <xsl:variable name="book" as="document-node()">
      <xsl:document>
        <xsl:apply-templates select="*" mode="m:whole"/>
      </xsl:document>
    </xsl:variable>
    <xsl:text>#import "/design.typ" as ed&#10;</xsl:text>
    <xsl:apply-templates select="f:turned(f:banded(f:parted(f:settled($book))))" mode="m:typst"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:mode name="m:whole" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="m:whole" as="element(b:doc)">
    <xsl:variable name="facts" as="element(c:document)?" select="$context/c:context/c:document[1]"/>
    <xsl:variable name="title" as="xs:string" select="f:title()"/>
    <xsl:variable name="heading" as="element(head)?" select="(text//head)[1][f:titles(.)]"/>
    <b:doc id="{f:document()}/" verso="{f:plain($title)}"
        recto="{f:plain((f:when($facts)[. ne ''], $title)[1])}">
      <xsl:for-each select="f:language-tag($facts/@lang)">
        <xsl:attribute name="lang" select="."/>
      </xsl:for-each>
      <b:doc-title plain="{f:plain($title)}">
        <xsl:for-each select="$heading"><xsl:call-template name="f:content"/></xsl:for-each>
        <xsl:if test="empty($heading)"><xsl:value-of select="$title"/></xsl:if>
      </b:doc-title>
      <xsl:apply-templates select="$facts" mode="m:byline"/>
      <xsl:variable name="headnote" as="element()*">
        <xsl:apply-templates select="teiHeader/profileDesc/abstract[normalize-space()]" mode="m:book"/>
        <xsl:apply-templates select="teiHeader/fileDesc/titleStmt[funder]" mode="m:credit"/>
      </xsl:variable>
      <xsl:if test="$headnote">
        <b:headnote><xsl:sequence select="$headnote"/></b:headnote>
      </xsl:if>
      <xsl:variable name="beside" as="element()*" select="facsimile, standOff"/>
      <xsl:apply-templates select="if (teiHeader) then * except (teiHeader, $beside) else ." mode="m:book"/>
      <xsl:if test="teiHeader">
        <xsl:apply-templates select="$beside" mode="m:beside"/>
      </xsl:if>
      <xsl:apply-templates select="teiHeader" mode="m:sources"/>
      <xsl:apply-templates select=".[teiHeader]" mode="m:plates"/>
    </b:doc>
  </xsl:template>

  <!-- Returns the title of the document that is set. -->
  <xsl:function name="f:title" as="xs:string">
    <xsl:sequence select="($context/c:context/c:document[1]/c:title ! string(), f:document())[1]"/>
  </xsl:function>

  <!-- Returns a document's date in words, or nothing: a day always in the same form. -->
  <xsl:function name="f:when" as="xs:string">
    <xsl:param name="facts" as="element(c:document)?"/>
    <xsl:sequence select="
        ($facts/c:date/@when[matches(., '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')] ! f:date-words(.),
         f:date-text($facts/c:date))[1]"/>
  </xsl:function>

  <xsl:mode name="m:byline" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="c:document" mode="m:byline" as="element(b:byline)?">
    <xsl:if test="c:author or f:when(.) ne ''">
      <b:byline>
        <xsl:if test="c:author">
          <xsl:value-of select="f:listed(c:author ! string())"/>
        </xsl:if>
        <xsl:if test="f:when(.) ne ''">
          <b:with name="date"><xsl:value-of select="f:when(.)"/></b:with>
        </xsl:if>
      </b:byline>
    </xsl:if>
  </xsl:template>

  <!-- ═══ The headnote: the summary, and who made the document possible ═══ -->

  <xsl:template match="abstract" mode="m:book" as="element(b:div)">
    <b:div><xsl:call-template name="f:content"/></b:div>
  </xsl:template>

  <xsl:mode name="m:credit" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="titleStmt" mode="m:credit" as="element(b:credit)">
    <b:credit>
      <xsl:value-of select="f:label('supported-by') || ' '"/>
      <xsl:for-each select="funder">
        <xsl:if test="position() gt 1">
          <xsl:value-of select="if (position() eq last()) then ' ' || f:label('book.and') || ' ' else ', '"/>
        </xsl:if>
        <xsl:apply-templates mode="m:book"/>
      </xsl:for-each>
      <xsl:text>.</xsl:text>
    </b:credit>
  </xsl:template>

  <!-- ═══ After the text: what the encoders wrote beside it, where it is kept, how it is cited ═══ -->

  <xsl:mode name="m:beside" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="m:beside" as="element(b:annex)?">
    <xsl:variable name="content" as="node()*">
      <xsl:apply-templates select="." mode="m:book"/>
    </xsl:variable>
    <xsl:if test="exists($content/descendant-or-self::node()[self::text()[normalize-space()]])">
      <b:annex><xsl:sequence select="$content"/></b:annex>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="m:sources" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <xsl:template match="teiHeader" mode="m:sources" as="element(b:source-notes)?">
    <xsl:variable name="notes" as="element()*">
      <xsl:apply-templates select="fileDesc/sourceDesc" mode="#current"/>
      <xsl:call-template name="f:witnesses"/>
    </xsl:variable>
    <xsl:if test="$notes">
      <b:source-notes><xsl:sequence select="$notes"/></b:source-notes>
    </xsl:if>
  </xsl:template>

  <xsl:template match="sourceDesc" mode="m:sources" as="element(b:source-note)*">
    <xsl:variable name="kept" as="element()*" select="
        (msDesc/msIdentifier, bibl[not(@type = 'citation')], biblStruct, p)[normalize-space()]"/>
    <xsl:if test="$kept">
      <b:source-note title="{f:label('source') || '.'}">
        <xsl:apply-templates select="$kept" mode="m:source"/>
      </b:source-note>
    </xsl:if>
    <xsl:for-each select="bibl[@type = 'citation'][1]">
      <b:source-note title="{f:label('book.cited-as')}">
        <xsl:apply-templates select="." mode="m:source"/>
      </b:source-note>
    </xsl:for-each>
  </xsl:template>

  <!-- A statement about the source, in a line. -->
  <xsl:mode name="m:source" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="m:source" as="node()*">
    <b:span><xsl:call-template name="f:content"/></b:span>
    <b:space/>
  </xsl:template>

  <xsl:template match="msIdentifier" mode="m:source" as="node()*">
    <xsl:for-each select="(country, region, settlement, institution, repository, collection, idno)[normalize-space()]">
      <xsl:if test="position() gt 1"><xsl:text>, </xsl:text></xsl:if>
      <xsl:apply-templates select="." mode="m:book"/>
    </xsl:for-each>
    <xsl:text>. </xsl:text>
  </xsl:template>

</xsl:stylesheet>
