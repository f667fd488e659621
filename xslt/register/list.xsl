<?xml version="1.0" encoding="UTF-8"?>
<!-- The list of a kind of entities, by letter; a page a letter where there are very many. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="/" mode="m:register" as="element()">
    <xsl:variable name="register" as="element(c:register)" select="c:context/c:register[1]"/>
    <xsl:variable name="entities" as="element(c:entity)*" select="$register/c:entity"/>
    <xsl:variable name="name" as="xs:string" select="f:label('nav.' || $register/@kind)"/>
    <xsl:call-template name="f:list-page">
      <xsl:with-param name="list" select="$name"/>
      <xsl:with-param name="path" select="f:folder($register/@kind) || '.html'"/>
      <xsl:with-param name="current" select="string($register/@kind)"/>
      <xsl:with-param name="head" select="()"/>
      <xsl:with-param name="script" select="f:filter-scripts($entities)"/>
      <xsl:with-param name="below" select="
          f:count('count.' || $register/@kind, xs:integer(sum(($register/c:section/@count, count($entities)))))"/>
      <xsl:with-param name="before" as="element()*">
        <!-- What the register says beside its entries; its heading may be the page's. -->
        <xsl:where-populated>
          <div class="preface">
            <xsl:for-each select="c:context/c:preface[lower-case(.) ne lower-case($name)]">
              <p><xsl:value-of select="."/></p>
            </xsl:for-each>
          </div>
        </xsl:where-populated>
        <xsl:call-template name="f:filter">
          <xsl:with-param name="listed" select="$entities"/>
        </xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="sections" select="$register/c:section"/>
      <xsl:with-param name="what" select="string($register/@kind)"/>
      <xsl:with-param name="listed" as="element()*">
        <xsl:choose>
          <xsl:when test="c:context/c:here">
            <ul class="listing glossed">
              <xsl:apply-templates select="$entities" mode="m:listing"/>
            </ul>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="f:entities-by-letter">
              <xsl:with-param name="entities" select="$entities"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="f:entities-by-letter" as="element()*">
    <xsl:param name="entities" as="element(c:entity)*"/>
    <xsl:if test="count($entities) gt 30">
      <nav class="index" aria-label="{f:label('letters')}">
        <ul class="inline">
          <xsl:for-each-group select="$entities" group-adjacent="string(@letter)">
            <li><a href="#ui-letter-{position()}"><xsl:value-of select="current-grouping-key()"/></a></li>
          </xsl:for-each-group>
        </ul>
      </nav>
    </xsl:if>
    <xsl:for-each-group select="$entities" group-adjacent="string(@letter)">
      <section class="letter" aria-labelledby="ui-letter-{position()}">
        <h2 id="ui-letter-{position()}"><xsl:value-of select="current-grouping-key()"/></h2>
        <ul class="listing glossed">
          <xsl:apply-templates select="current-group()" mode="m:listing"/>
        </ul>
      </section>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Returns the scripts that filter a list; none for a short one, which has no filter. -->
  <xsl:function name="f:filter-scripts" as="xs:string*">
    <xsl:param name="listed" as="element()*"/>
    <xsl:sequence select="('assets/folding.js', 'assets/filter.js')[count($listed) gt 12]"/>
  </xsl:function>

  <!-- A field by which a list is filtered, where scripts run; the list is whole without it. -->
  <xsl:template name="f:filter" as="element()?">
    <xsl:param name="listed" as="element()*"/>
    <xsl:if test="exists(f:filter-scripts($listed))">
      <p class="filter" data-filter="{f:label('filter.found')}" hidden="">
        <label for="ui-filter"><xsl:value-of select="f:label('filter')"/></label>
        <xsl:text> </xsl:text>
        <input id="ui-filter" type="search" autocomplete="off" spellcheck="false"/>
        <xsl:text> </xsl:text>
        <span role="status"/>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="c:entity" mode="m:listing" as="element()">
    <li>
      <a class="title" href="{f:link(f:entity-path((@kind, ../@kind)[1], @id))}">
        <xsl:value-of select="(c:name, @id)[normalize-space()][1]"/>
      </a>
      <xsl:sequence select="f:glossed(.)"/>
      <xsl:text> </xsl:text>
      <span class="count"><xsl:value-of select="f:count('count.mention', xs:integer((@mentions, 0)[1]))"/></span>
    </li>
  </xsl:template>

  <!-- Returns what a list says of an entity after its name: the years of its life, and who or what it is. -->
  <xsl:function name="f:glossed" as="node()*">
    <xsl:param name="entity" as="element()"/>
    <xsl:for-each select="f:life($entity)[. ne '']">
      <xsl:text> </xsl:text>
      <span class="life"><xsl:value-of select="."/></span>
    </xsl:for-each>
    <xsl:for-each select="$entity/c:gloss[normalize-space()]">
      <xsl:text> </xsl:text>
      <span class="gloss"><xsl:value-of select="."/></span>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
