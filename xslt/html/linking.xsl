<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 17, Linking, segmentation, and alignment: references, and how anything becomes a link.
     -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- An element that may lead somewhere. HTML forbids a link within a link: where links stand within
       the element, they win, and the way to its own target follows it. -->
  <xsl:template name="f:linked" as="node()*">
    <xsl:param name="targets" as="element(c:target)*"/>
    <xsl:param name="class" as="xs:string*" select="()"/>
    <xsl:choose>
      <xsl:when test="empty($targets)">
        <xsl:call-template name="f:element">
          <xsl:with-param name="class" select="$class"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="ways" as="element(c:target)*" select="$targets[f:href(.)]"/>
        <xsl:variable name="direct" as="element(c:target)?" select="$ways[1][not(f:holds-links(current()))]"/>
        <xsl:variable name="kind" as="xs:string" select="'to-' || ($direct, $ways, $targets)[1]/@kind"/>
        <xsl:choose>
          <xsl:when test="$direct">
            <a>
              <xsl:apply-templates select="." mode="m:attributes">
                <xsl:with-param name="class" select="$class, $kind"/>
              </xsl:apply-templates>
              <xsl:attribute name="href" select="f:href($direct)"/>
              <xsl:apply-templates mode="m:html"/>
            </a>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="f:element">
              <xsl:with-param name="class" select="$class, $kind"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:for-each select="$ways except $direct">
          <a class="way" href="{f:href(.)}" title="{(c:name, @pointer)[1]}" data-generated="">→</a>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An element that is a block or a phrase, by where it stands and what it holds. -->
  <xsl:template name="f:element" as="element()">
    <xsl:param name="class" as="xs:string*" select="()"/>
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="$class"/>
      </xsl:apply-templates>
      <xsl:apply-templates mode="m:html"/>
    </xsl:element>
  </xsl:template>

  <!-- Returns whether links stand within an element. -->
  <xsl:function name="f:holds-links" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        some $inner in $element/descendant::*
        satisfies (
          exists($inner/(self::pb | self::cb | self::gb | self::milestone | self::app | self::figure
            | self::graphic | self::said | self::idno))
          or $inner/self::note
          or f:dated($inner)
          or exists(f:targets($inner/(@ref, @target, @key)) ! f:href(.)))"/>
  </xsl:function>

  <xsl:template match="ref" mode="m:html" as="node()*">
    <xsl:call-template name="f:linked">
      <xsl:with-param name="targets" select="f:targets(@target)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A pointer without words of its own shows the name of its target, or its address. -->
  <xsl:template match="ptr | ref[not(node())] | relatedItem[@target][not(node())]" mode="m:html" as="node()*">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:for-each select="tokenize(@target)">
        <xsl:variable name="target" as="element(c:target)?" select="key('f:target', ., $context)[1]"/>
        <xsl:variable name="words" as="xs:string" select="string(($target/c:name, .)[1])"/>
        <xsl:if test="position() gt 1">, </xsl:if>
        <xsl:choose>
          <xsl:when test="f:href($target)">
            <a href="{f:href($target)}"><xsl:value-of select="$words"/></a>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="$words"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </span>
  </xsl:template>

  <xsl:template match="anchor" mode="m:html" as="element()">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
    </span>
  </xsl:template>

  <xsl:template match="seg" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="ab" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates select="." mode="m:here"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- One of several numbered blocks, such as the verses of a chapter, has its number. -->
  <xsl:template match="ab[@n][preceding-sibling::ab[1]/@n or following-sibling::ab[1]/@n]" mode="m:html" priority="1"
      as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates select="." mode="m:here"/>
      <xsl:sequence select="f:generated('verse-number', @n || ' ')"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- Annotations that stand apart from the text. -->
  <xsl:template match="standOff | listAnnotation | annotation" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:pieces"/>
    </div>
  </xsl:template>

  <!-- Relations between other elements, and points in time, hold no words. -->
  <xsl:template match="link | alt | when | linkGrp | altGrp | joinGrp | timeline" mode="m:html"
      as="empty-sequence()"/>

  <!-- … unless something is said of them. -->
  <xsl:template match="join | linkGrp[normalize-space()] | altGrp[normalize-space()] | joinGrp[normalize-space()]
        | timeline[normalize-space()]" mode="m:html" as="element()?">
    <xsl:if test="normalize-space()">
      <xsl:element name="{f:tag(., 'span')}">
        <xsl:apply-templates select="." mode="m:attributes"/>
        <xsl:call-template name="f:pieces"/>
      </xsl:element>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
