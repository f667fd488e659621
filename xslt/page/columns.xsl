<?xml version="1.0" encoding="UTF-8"?>
<!-- A text that is set beside another (parallel.xsl): made by the rules for its own page, block by block. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- The text of a document in blocks: each with the ids in it, those of the divisions around it, and those
       of the other text (c:beside) that it corresponds to; its HTML is written out. So is the whole, since
       it is no HTML: in letters that no way of writing changes. -->
  <xsl:template match="/" mode="m:column" as="text()">
    <xsl:variable name="column" as="element(c:column)">
      <xsl:call-template name="f:column"/>
    </xsl:variable>
    <xsl:value-of select="
        serialize($column, map{'method': 'xml', 'encoding': 'us-ascii', 'omit-xml-declaration': true(), 'indent': false()})"/>
  </xsl:template>

  <xsl:template name="f:column" as="element(c:column)">
    <xsl:variable name="shown" as="element()" select="*"/>
    <xsl:variable name="is-whole" as="xs:boolean" select="exists($shown[self::TEI or self::teiCorpus])"/>
    <c:column>
      <xsl:for-each-group group-ending-with="node()[not(self::pb or self::cb or self::gb or self::lb or self::milestone
          or self::anchor or self::fw)]" select="
          if ($is-whole)
          then (f:leaves($shown/(node() except (teiHeader, standOff, facsimile))), $shown/(standOff, facsimile))
          else f:leaves($shown)">
        <c:block>
          <xsl:call-template name="f:counterparts">
            <xsl:with-param name="elements" select="current-group()/descendant-or-self::*"/>
          </xsl:call-template>
          <xsl:attribute name="within" select="current-group()[last()]/ancestor::*[f:is-divided(.)]/@xml:id"/>
          <xsl:variable name="made" as="node()*">
            <xsl:apply-templates select="current-group()" mode="m:html"/>
          </xsl:variable>
          <xsl:call-template name="f:written">
            <xsl:with-param name="made" select="$made"/>
            <xsl:with-param name="language" select="current-group()[last()]/parent::* ! f:language-apart(.)"/>
          </xsl:call-template>
        </c:block>
      </xsl:for-each-group>
      <xsl:for-each select="$shown/descendant::*[f:is-divided(.)][@xml:id]">
        <c:division>
          <xsl:call-template name="f:counterparts">
            <xsl:with-param name="elements" select="."/>
          </xsl:call-template>
        </c:division>
      </xsl:for-each>
      <xsl:apply-templates select="$shown/descendant::link[@target]" mode="m:column"/>
      <xsl:if test="f:is-collation()">
        <xsl:sequence select="f:witness-choices(root())"/>
      </xsl:if>
      <xsl:call-template name="f:after-the-text">
        <xsl:with-param name="shown" select="$shown"/>
      </xsl:call-template>
    </c:column>
  </xsl:template>

  <!-- What stands behind the text: notes, variants and what is made of the header. -->
  <xsl:template name="f:after-the-text" as="element(c:block)?">
    <xsl:param name="shown" as="element()*"/>
    <xsl:variable name="made" as="node()*">
      <xsl:if test="not(f:is-collation())">
        <xsl:apply-templates select="$shown[self::TEI or self::teiCorpus]/teiHeader" mode="m:description"/>
        <xsl:call-template name="f:apparatus">
          <xsl:with-param name="entries" select="f:apparatus($shown)"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="f:endnotes">
        <xsl:with-param name="notes" select="$shown/descendant::note[f:footnote(.)]"/>
      </xsl:call-template>
      <xsl:call-template name="f:index">
        <xsl:with-param name="entries"
            select="$shown/descendant::index[not(parent::index)][not(ancestor::teiHeader)]"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="exists($made)">
      <c:block apart="true">
        <xsl:call-template name="f:written">
          <xsl:with-param name="made" select="$made"/>
        </xsl:call-template>
      </c:block>
    </xsl:if>
  </xsl:template>

  <!-- A link that ties a place of this text to one of the other. -->
  <xsl:template match="link" mode="m:column" as="element(c:link)*">
    <xsl:variable name="targets" as="element(c:target)*" select="f:targets(@target)"/>
    <xsl:variable name="others" as="attribute()*" select="$targets[f:is-of-other(.)]/@fragment"/>
    <xsl:for-each select="$targets[@document = ('this', f:this())]/@fragment[exists($others)]">
      <c:link ids="{.}" others="{$others}"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns whether a text stands beside itself, for two of its witnesses. -->
  <xsl:function name="f:is-collation" as="xs:boolean">
    <xsl:sequence select="$context/c:context/c:beside/@document = f:this()"/>
  </xsl:function>

  <!-- Returns whether a target is a place of the other text. -->
  <xsl:function name="f:is-of-other" as="xs:boolean">
    <xsl:param name="target" as="element(c:target)"/>
    <xsl:sequence select="$target/@document = $context/c:context/c:beside/@document"/>
  </xsl:function>

  <!-- The ids of some elements, and those of the other text that they correspond to. -->
  <xsl:template name="f:counterparts" as="attribute()+">
    <xsl:param name="elements" as="element()*"/>
    <xsl:attribute name="ids" select="$elements/@xml:id"/>
    <xsl:attribute name="others" select="distinct-values($elements/@corresp ! f:targets(.)[f:is-of-other(.)]/@fragment)"/>
  </xsl:template>

  <!-- Some HTML, written out, in a language of its own if it has one. -->
  <xsl:template name="f:written" as="text()?">
    <xsl:param name="made" as="node()*"/>
    <xsl:param name="language" as="attribute()*" select="()"/>
    <xsl:variable name="whole" as="node()*">
      <xsl:choose>
        <xsl:when test="exists($language)">
          <div>
            <xsl:sequence select="$language, $made"/>
          </div>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="$made"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:value-of select="serialize($whole, map{'method': 'xml', 'omit-xml-declaration': true(), 'indent': false()})"/>
  </xsl:template>

  <!-- Returns the blocks of a text: what stands in its divisions. -->
  <xsl:function name="f:leaves" as="node()*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:for-each select="$nodes[not(self::text()) or normalize-space()]">
      <xsl:sequence select="if (f:is-divided(.)) then f:leaves(node()) else ."/>
    </xsl:for-each>
  </xsl:function>

  <!-- Returns whether a node is a division, and has no words but in what it is divided into. -->
  <xsl:function name="f:is-divided" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="
        exists($node/(self::text | self::group | self::front | self::body | self::back | self::div | self::div1
            | self::div2 | self::div3 | self::div4 | self::div5 | self::div6 | self::div7)
          [*][not(text()[normalize-space()])])"/>
  </xsl:function>

</xsl:stylesheet>
