<?xml version="1.0" encoding="UTF-8"?>
<!-- What is built otherwise in P5: links to other files, figures, index entries, dictionaries, features. -->
<xsl:stylesheet version="3.0"
  xmlns="http://www.tei-c.org/ns/1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:d="urn:edition:diagnostics"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  exclude-result-prefixes="#all">

  <!-- A pointer to another file names it as an entity, or by its address, and then a place in it. -->
  <xsl:template match="xref | xptr" mode="m:p5" as="element()">
    <xsl:variable name="place" as="xs:string" 
      select="string(@from[matches(., '^\s*id\s*\(', 'i')] ! replace(., '^[^(]*\(\s*|\s*\).*$', ''))"/>
    <xsl:variable name="target" as="xs:string" select="
        string-join((string((@url, @href, @doc)[1]), ('#' || $place)[$place ne '']))"/>
    <xsl:call-template name="f:element">
      <xsl:with-param name="attributes" select="@* except (@url, @href, @doc, @from, @to)"/>
      <xsl:with-param name="more" as="attribute()*">
        <xsl:if test="$target ne '' and not(@target)">
          <xsl:attribute name="target" select="$target"/>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="figure/@entity | figure/@url" mode="m:p5"/>

  <xsl:template match="figure[@entity or @url]" mode="m:p5" as="element()">
    <xsl:call-template name="f:element">
      <xsl:with-param name="more" as="element()">
        <graphic url="{(@url, @entity)[1]}">
          <xsl:copy-of select="@d:*"/>
        </graphic>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A text within another one. -->
  <xsl:template match="text[not(parent::TEI.2 | parent::group | parent::teiCorpus.2)][exists(..[self::*])]" mode="m:p5"
    as="element()">
    <xsl:call-template name="f:element">
      <xsl:with-param name="name" select="'floatingText'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="index/@level1 | index/@level2 | index/@level3 | index/@level4 | index/@index" mode="m:p5"/>

  <xsl:template match="index" mode="m:p5" as="element()">
    <xsl:call-template name="f:element">
      <xsl:with-param name="more" as="node()*">
        <xsl:for-each select="@index">
          <xsl:attribute name="indexName" select="."/>
        </xsl:for-each>
        <xsl:sequence select="f:index-terms((@level1, @level2, @level3, @level4), @d:*)"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Returns the levels of an index entry, each within the one before. -->
  <xsl:function name="f:index-terms" as="element()*">
    <xsl:param name="levels" as="attribute()*"/>
    <xsl:param name="stamps" as="attribute()*"/>
    <xsl:for-each select="head($levels)">
      <term>
        <xsl:copy-of select="$stamps"/>
        <xsl:value-of select="."/>
      </term>
      <xsl:if test="exists(tail($levels))">
        <index>
          <xsl:copy-of select="$stamps"/>
          <xsl:sequence select="f:index-terms(tail($levels), $stamps)"/>
        </index>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- The items of a change are its paragraphs. -->
  <xsl:template match="change" mode="m:p5" as="element()">
    <xsl:call-template name="f:element">
      <xsl:with-param name="more" select="(date/@value)[1] ! f:when('when', .)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="change/item" mode="m:p5" as="element()">
    <xsl:call-template name="f:element">
      <xsl:with-param name="name" select="'p'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ═══ Dictionaries ═══ -->

  <xsl:template match="trans | eg[ancestor::entry | ancestor::entryFree | ancestor::hom | ancestor::sense]"
    mode="m:p5" as="element()">
    <cit type="{if (self::trans) then 'translation' else 'example'}">
      <xsl:apply-templates select="@* except @type, node()" mode="#current"/>
    </cit>
  </xsl:template>

  <xsl:template match="eg/q[ancestor::entry | ancestor::entryFree | ancestor::hom | ancestor::sense]" mode="m:p5"
    as="element()">
    <xsl:call-template name="f:element">
      <xsl:with-param name="name" select="'quote'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ═══ Feature structures ═══ -->

  <xsl:template match="plus | minus" mode="m:p5" as="element()">
    <binary value="{exists(self::plus)}">
      <xsl:apply-templates select="@*" mode="#current"/>
    </binary>
  </xsl:template>
</xsl:stylesheet>
