<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 3.9.2, Index entries: their terms are no words of the running text. They make an index at
     the end of the article, or one for each name of an index, which leads back to the places they stand at. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:index-entry" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="index" mode="m:html" as="element()">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'place'"/>
      </xsl:apply-templates>
      <xsl:if test="not(@xml:id)">
        <xsl:attribute name="id" select="'ui-index-' || f:index-number(.)"/>
      </xsl:if>
    </span>
  </xsl:template>

  <!-- Returns the number of an index entry in its document. -->
  <xsl:function name="f:index-number" as="xs:string">
    <xsl:param name="entry" as="element(index)"/>
    <xsl:variable name="number" as="xs:string">
      <xsl:number select="$entry" level="any"/>
    </xsl:variable>
    <xsl:sequence select="$number"/>
  </xsl:function>

  <!-- The indexes of terms, one for each name of an index. -->
  <xsl:template name="f:index" as="element()*">
    <xsl:param name="entries" as="element(index)*"/>
    <xsl:for-each-group select="$entries[normalize-space()]" group-by="normalize-space(@indexName)">
      <xsl:variable name="id" as="xs:string" select="if (position() eq 1) then 'ui-index' else 'ui-index-of-' || position()"/>
      <section class="index-of-terms" role="doc-index" aria-labelledby="{$id}">
        <h2 id="{$id}" data-generated="">
          <xsl:sequence select="$f:own-language, f:label('index')"/>
          <xsl:value-of select="current-grouping-key()[. ne ''] ! (' (' || . || ')')"/>
        </h2>
        <ul>
          <xsl:for-each select="current-group()">
            <xsl:sort select="lower-case(normalize-space(term[1]))"
                collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
            <xsl:apply-templates select="." mode="m:index-entry"/>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="index" mode="m:index-entry" as="element()">
    <li>
      <xsl:if test="parent::index">
        <xsl:apply-templates select="@xml:id" mode="m:attributes"/>
      </xsl:if>
      <xsl:for-each select="* except index">
        <xsl:apply-templates select="." mode="m:html"/>
        <xsl:text> </xsl:text>
      </xsl:for-each>
      <xsl:if test="not(parent::index)">
        <a class="way" data-generated="" title="{f:label('note.back')}"
            href="#{if (@xml:id) then encode-for-uri(@xml:id) else 'ui-index-' || f:index-number(.)}">↑</a>
      </xsl:if>
      <xsl:where-populated>
        <ul>
          <xsl:apply-templates select="index" mode="#current"/>
        </ul>
      </xsl:where-populated>
    </li>
  </xsl:template>

</xsl:stylesheet>
