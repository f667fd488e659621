<?xml version="1.0" encoding="UTF-8"?>
<!-- What is the same for every element: text, places that links lead to, languages, pointers. -->
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

  <!-- TEI as the book's vocabulary. -->
  <xsl:mode name="m:book" on-no-match="fail" on-multiple-match="fail"/>
  <xsl:mode name="m:attributes" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <!-- Returns the id of the document that is set, "edition" for edition.xml: a place in the book is
       "document/id". -->
  <xsl:function name="f:document" as="xs:string">
    <xsl:sequence select="($context/c:context[not(c:count)]/c:document[1]/@id ! string(), 'edition')[1]"/>
  </xsl:function>

  <!-- ═══ Attributes ═══ -->

  <xsl:template match="@xml:id" mode="m:attributes" as="attribute()">
    <xsl:attribute name="id" select="f:document() || '/' || ."/>
  </xsl:template>

  <xsl:template match="@xml:lang" mode="m:attributes" as="attribute()?">
    <xsl:variable name="tag" as="xs:string?" select="f:language-tag(.)"/>
    <xsl:variable name="around" as="xs:string?"
        select="(../ancestor::*[@xml:lang][1]/@xml:lang, $context/c:context/c:document[1]/@lang)[1]
          ! f:language-tag(.)"/>
    <xsl:if test="$tag and not($tag eq $around)">
      <xsl:attribute name="lang" select="$tag"/>
    </xsl:if>
  </xsl:template>

  <!-- ═══ Text ═══ -->

  <xsl:template match="text()" mode="m:book" as="text()?">
    <xsl:value-of select="."/>
  </xsl:template>

  <!-- Tokens have the spaces that the source has between them. -->
  <xsl:template match="s | cl | phr | w | m | c | pc" mode="m:book" as="node()*">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <!-- Words of an annotated text that are joined. -->
  <xsl:template mode="m:book" as="text()?" priority="3"
      match="text()[not(normalize-space())][preceding-sibling::node()[1][self::w or self::pc]
      or following-sibling::node()[1][self::pc or self::w[@join]]][f:joins(.)]"/>

  <!-- ═══ Pointers ═══ -->

  <!-- Around a phrase that points to entries of registers: a mark for the index, and a link. -->
  <xsl:template mode="m:book" priority="20" as="node()*"
      match="*[@ref or @key or @corresp][not(self::g)][f:mentioned(.)][not(f:block(.))]">
    <xsl:call-template name="f:around">
      <xsl:with-param name="targets" select="f:mentioned(.)"/>
      <xsl:with-param name="content" as="node()*"><xsl:next-match/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Returns the entries of registers that a phrase points to. -->
  <xsl:function name="f:mentioned" as="element(c:target)*">
    <xsl:param name="phrase" as="element()"/>
    <xsl:sequence select="f:targets($phrase/(@ref, @key, @corresp))[not(@kind = ('document', 'web'))]"/>
  </xsl:function>

  <!-- Content within links to, and marks for, each of some targets. -->
  <xsl:template name="f:around" as="node()*">
    <xsl:param name="targets" as="element(c:target)*"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:choose>
      <xsl:when test="empty($targets)">
        <xsl:sequence select="$content"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="inner" as="node()*">
          <xsl:call-template name="f:around">
            <xsl:with-param name="targets" select="tail($targets)"/>
            <xsl:with-param name="content" select="$content"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:apply-templates select="head($targets)" mode="m:link">
          <xsl:with-param name="content" select="$inner"/>
        </xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:mode name="m:link" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="c:target" mode="m:link" as="node()*">
    <xsl:param name="content" as="node()*"/>
    <xsl:sequence select="$content"/>
  </xsl:template>

  <xsl:template match="c:target[@id][not(@kind = ('file', 'register'))]" mode="m:link" as="node()*">
    <xsl:param name="content" as="node()*"/>
    <b:mention kind="{@kind}" entity="{@id}"><xsl:sequence select="$content"/></b:mention>
  </xsl:template>

  <xsl:template match="c:target[@kind = 'document']" mode="m:link" as="node()*">
    <xsl:param name="content" as="node()*"/>
    <xsl:variable name="document" as="xs:string" select="if (@document eq 'this') then f:document() else @document"/>
    <b:to target="{$document}/{@fragment}">
      <xsl:sequence select="f:page-beside($document, $content), $content"/>
    </b:to>
  </xsl:template>

  <!-- A place in edition.xml. -->
  <xsl:template match="c:target[@kind = 'edition'][@fragment]" mode="m:link" as="node()*">
    <xsl:param name="content" as="node()*"/>
    <b:to target="edition/{@fragment}">
      <xsl:sequence select="f:page-beside('edition', $content), $content"/>
    </b:to>
  </xsl:template>

  <!-- Returns how the volume calls the page of what a link leads to, if that is in another document and the
       words of the link name no page. -->
  <xsl:function name="f:page-beside" as="attribute(page)?">
    <xsl:param name="document" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:if test="$document ne f:document() and not(matches(string-join($content), '(^|\P{L})(pp?|S|fol|ff?)\.\s*[0-9]'))">
      <xsl:attribute name="page" select="f:label('book.page')"/>
    </xsl:if>
  </xsl:function>

  <xsl:template match="c:target[@kind = 'web']" mode="m:link" as="node()*">
    <xsl:param name="content" as="node()*"/>
    <xsl:choose>
      <xsl:when test="f:web-address(@pointer)">
        <b:web address="{f:web-address(@pointer)}"><xsl:sequence select="$content"/></b:web>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$content"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
